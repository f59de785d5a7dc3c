export const da = {
  hereAgain: 'Rådgiverne er her igen {near} kl. {hour}.',
  writeNowSameDay: 'Du kan skrive nu, så svarer en rådgiver inden kl. {hour}.',
  writeNow: 'Du kan skrive nu, så svarer en rådgiver senest {near} kl. {hour}.',
  openWriteToday: 'Rådgiverne er her nu. Skriv, så svarer en rådgiver i dag inden kl. {hour}.',
  openWrite: 'Rådgiverne er her nu. Skriv, så svarer en rådgiver senest {near} kl. {hour}.',
  openWriteSoon: 'Rådgiverne er her nu. Skriv, så svarer en af dem inden for {minutes, plural, one {et minut} other {# minutter}}.',
  answerSoon: 'En rådgiver svarer dig inden for {minutes, plural, one {et minut} other {# minutter}}.',
  answerToday: 'En rådgiver svarer dig i dag inden kl. {hour}.',
  answer: 'En rådgiver svarer dig senest {near} kl. {hour}.',
  answerBetween: 'En rådgiver svarer dig {near} mellem kl. {from} og {hour}.',
  noTimeBefore: 'Lige nu kan vi ikke love et tidspunkt. Skriv alligevel. Senest {near} skriver vi her, hvornår du får svar.',
  noTime: 'Vi kan ikke love et tidspunkt endnu. Senest {near} skriver vi her, hvornår du får svar.',
} as const
