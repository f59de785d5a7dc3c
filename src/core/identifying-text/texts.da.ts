export const da = {
  title: 'Vil du stadig være anonym?',
  phone: 'Det ligner et telefonnummer:',
  cpr: 'Det ligner et CPR-nummer:',
  address: 'Det ligner en adresse:',
  email: 'Det ligner en mail:',
  text: 'Sender du det, kan vi se, hvem du er. Vi svarer dig lige så gerne uden.',
  nothingSent: 'Intet er sendt endnu.',
  remove: 'Fjern det fra min tekst',
  keep: 'Lad det stå',
  sendWithout: 'Fjern det, og send resten',
  sendWith: 'Send det med',
} as const
