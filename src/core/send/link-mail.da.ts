/** What somebody who has a page here asked for. Neutral to whoever sees it over a shoulder, and the same for everyone. */
export const linkMail = {
  'sign-in': {
    subject: 'Dit link',
    body: 'Her er dit link. Det virker i 15 minutter og kun én gang:\n\n{address}\n\nHar du ikke bedt om det, skal du ikke gøre noget.',
  },
} as const

/** To whoever sets up the house and wants to know whether mail leaves it. */
export const trialMail = {
  subject: 'Prøvemail',
  text: 'Det her er en prøve på, om mail kommer frem. Det gør den. Du skal ikke gøre noget.',
} as const

/**
 * To whoever is invited to work here. It says who writes, from where and to whom, so that nobody need take a stranger's link on trust; what one is
 * to do here stands on the page behind the link.
 */
export const invitationMail = {
  subject: 'Invitation til {network}',
  greeting: 'Hej {name}',
  invitedBy: '{by} har inviteret dig til at være med i {network}.',
  invited: 'Du er inviteret til at være med i {network}.',
  renewedBy: '{by} har lukket din gamle adgangsnøgle til {network} og lavet en ny vej ind til dig. Du er logget ud overalt.',
  renewed: 'Din gamle adgangsnøgle til {network} er lukket, og du er logget ud overalt.',
  link: 'Her er linket. Det virker én gang, til og med {day}. Åbn det på en telefon eller computer, der er din:',
  doubtBy: 'Er du i tvivl, så spørg {by}, før du åbner det. Ved du ikke, hvad det er, skal du ikke gøre noget.',
  doubt: 'Ved du ikke, hvad det er, skal du ikke gøre noget.',
} as const
