/** The weekly mail to the leaders. It says nothing about anybody. */
export const hashMail = {
  subject: 'Nettets kontrolsum',
  text: 'Nattens bevis nummer {n}, {day}, har denne kontrolsum:\n\n{hash}\n\nGem mailen. Mere skal du ikke gøre.\n\nEr der en dag tvivl om, hvorvidt noget er ændret eller skåret af, kan den, der passer jeres server, se det med mailen i hånden:\n\nnpm run verify-proof -- proof.jsonl --from {hash}',
} as const
