/** Problems any form may have. A feature's own words for the same code come first. */
export const da = {
  missing: 'Her mangler noget.',
  tooLong: 'Det er for langt: der er plads til {most, number} tegn, og her er {length, number}.',
  notUnderstood: 'Det kunne vi ikke læse. Prøv igen.',
  notADate: 'Vælg en dato.',
  dayFarAway: 'Vælg en dag, der ligger tættere på.',
  pastDate: 'Vælg en dag, der ikke er gået.',
  sayWhyFirst: 'Åbn familiens side først, og skriv, hvorfor du ser den.',
  notPossible: 'Det kan ikke lade sig gøre lige nu. Se, hvad der står på siden, og prøv igen.',
  changedMeanwhile: 'Noget er ændret, siden du åbnede siden. Se det nye, og prøv igen.',
  sentBefore: 'Det, du sendte først, er nået frem. Det her er ikke sendt endnu. Send det, hvis der er noget nyt i det.',
  formOfAnother: 'Siden er brugt én gang før. Hent den igen, og prøv så på ny.',
} as const
