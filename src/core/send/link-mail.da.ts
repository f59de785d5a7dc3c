/** Mails with a link in them. Neutral to whoever sees them over a shoulder, and the same for everyone. */
export const linkMail = {
  'sign-in': {
    subject: 'Dit link',
    body: 'Her er dit link. Det virker i 15 minutter og kun én gang:\n\n{address}\n\nHar du ikke bedt om det, skal du ikke gøre noget.',
  },
  invitation: {
    subject: 'Din invitation',
    body: 'Du er inviteret. Linket virker kun én gang. Åbn det på en telefon eller computer, der er din:\n\n{address}\n\nVed du ikke, hvad det er, skal du ikke gøre noget.',
  },
  renewed: {
    subject: 'Din nye invitation',
    body: 'Din gamle adgangsnøgle er lukket, og du er logget ud overalt. Med linket laver du en ny. Det virker kun én gang:\n\n{address}\n\nVar det ikke aftalt, så sig det til en leder med det samme.',
  },
} as const
