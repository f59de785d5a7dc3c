export const da = {
  always: 'Åbent hele døgnet, alle dage',
  byAppointment: 'Efter aftale',
  wholeDay: '{days} hele døgnet',
  times: '{days} kl. {from}–{to}',
  everyDay: 'alle dage',
  workingDays: 'hverdage',
  weekend: 'weekend',
  holidays: 'helligdage',
  second: 'hver anden {days}',
  fourth: 'hver fjerde {days}',
} as const
