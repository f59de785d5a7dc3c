export const da = {
  title: 'Vil du stadig være anonym?',
  phone: 'Det ligner et telefonnummer:',
  cpr: 'Det ligner et CPR-nummer:',
  address: 'Det ligner en adresse:',
  email: 'Det ligner en mail:',
  text: 'Sender du det, kan vi se, hvem du er. Vi svarer dig lige så gerne uden.',
  remove: 'Fjern det',
  keep: 'Send det med',
} as const
