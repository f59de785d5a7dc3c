export const da = {
  hereAgain: 'Rådgiverne er her igen {near} kl. {hour}.',
  writeNowSameDay: 'Du kan skrive nu, så svarer en rådgiver inden {hour, select, 24 {midnat} other {kl. {hour}}}.',
  writeNow: 'Du kan skrive nu, så svarer en rådgiver senest {near}{hour, select, 24 {} other { kl. {hour}}}.',
  openWriteToday: 'Rådgiverne er her nu. Skriv, så svarer en rådgiver i dag inden {hour, select, 24 {midnat} other {kl. {hour}}}.',
  openWrite: 'Rådgiverne er her nu. Skriv, så svarer en rådgiver senest {near}{hour, select, 24 {} other { kl. {hour}}}.',
  openWriteSoon: 'Rådgiverne er her nu. Skriv, så svarer en af dem inden for {minutes, plural, one {et minut} other {# minutter}}.',
  answerSoon: 'En rådgiver svarer dig inden for {minutes, plural, one {et minut} other {# minutter}}.',
  answerToday: 'En rådgiver svarer dig i dag inden {hour, select, 24 {midnat} other {kl. {hour}}}.',
  answer: 'En rådgiver svarer dig senest {near}{hour, select, 24 {} other { kl. {hour}}}.',
  answerBetween: 'En rådgiver svarer dig {near} mellem kl. {from} og {hour, select, 24 {midnat} other {{hour}}}.',
  noTimeBefore: 'Lige nu kan vi ikke love et tidspunkt. Skriv alligevel. Senest {near} skriver vi her, hvornår du får svar.',
  noTime: 'Vi kan ikke love et tidspunkt endnu. Senest {near} skriver vi her, hvornår du får svar.',
} as const
