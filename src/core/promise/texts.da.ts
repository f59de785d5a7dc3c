export const da = {
  backThen: 'Rådgiverne er her igen {back}. Skriv bare nu. Så svarer en rådgiver inden {by}.',
  hereNow: 'Der er en rådgiver her nu. Du får svar inden {by}.',
  noTimeBefore: 'Vi kan ikke love en tid lige nu. Skriv alligevel. Vi skriver til dig her senest {by}.',
  answerBy: 'En rådgiver svarer dig her inden {by}.',
  noTime: 'Vi kan ikke love en tid endnu. Vi skriver til dig her senest {by}.',
} as const
