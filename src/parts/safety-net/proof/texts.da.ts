/** The weekly mail to the leaders. It says nothing about anybody. */
export const hashMail = {
  subject: 'Nettets kontrolsum',
  text: 'Nattens bevis nummer {n}, {day}, har denne kontrolsum:\n\n{hash}\n\nGem mailen. Bliver noget i beviserne ændret eller skåret af siden, kan det ses:\n\nnpm run verify-proof -- proof.jsonl --from {hash}',
} as const
