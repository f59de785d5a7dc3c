/** What somebody reads and says about when it is safe to be answered. */
export const da = {
  title: 'Hvornår er det sikkert at svare dig?',
  lead: 'Det kan ændre sig. Skriv, hvad der passer nu.',
  why: 'Vi læser det, hver gang vi vil svare dig. Har vi aftalt et opkald, læser vi det også, før vi ringer. Kun du og vi kan se det.',
  words: '”{words}”',
  none: 'Du har ikke sagt noget om det.',
  byYou: 'Du skrev det {when}.',
  byUs: '{name} skrev det ned {when}.',
  change: 'Ret, hvornår det er sikkert',
  say: 'Sig, hvornår det er sikkert',
  label: 'Sådan er det sikkert for mig',
  hint: 'Sig også, hvad der ikke er sikkert. Gælder det ikke mere? Så slet ordene, og gem.',
  save: 'Gem',
} as const
