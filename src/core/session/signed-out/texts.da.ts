/** What somebody reads who was signed in and is not any more. */
export const da = {
  title: 'Du er logget ud',
  lead: 'Her er ikke noget åbent mere.',
  again: 'Log ind igen',
  toFront: 'Til forsiden',
  ended: 'Du er logget ud. Det sker, når siden ikke har været brugt længe, eller når der bliver logget ud alle steder.',
} as const
