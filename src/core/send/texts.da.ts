/** Fixed words, the same for everyone. What they are about stands on the person's own page only. */
export const da = {
  answer: 'Der er svar til dig.',
  'next-step': 'Der er en ny dato i din plan.',
  note: 'Der er en ny note til dig i planen.',
  'sign-in': 'Du kan logge ind igen.',
  'promise-given': 'Vi har lovet dig {what, select, call {et opkald} meet {et møde} other {et svar}}.',
  'promise-broken': 'Vi lovede dig noget og holdt det ikke. Det er vores fejl. Du hører fra os.',
  'promise-moved': 'Vi har fået en ny aftale. Nu er det {day}.',
  'promise-nearer': 'Du får svar tidligere, end vi først sagde.',
  'new-anchor': '{name} er nu dit holdepunkt.',
  'stand-in': '{away} er væk lige nu. {name} tager over imens.',
  'stand-in-until': '{away} er væk til og med {until}. {name} tager over imens.',
  newTitle: 'Nyt til dig',
  mailSubject: 'Der er nyt til dig',
  mailBody: 'Der er noget nyt til dig. Åbn siden, hvor du plejer at læse det.',
} as const
