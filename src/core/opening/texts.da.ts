export const da = {
  always: 'Åbent hele døgnet, alle dage',
  byAppointment: 'Efter aftale',
  wholeDay: '{days} hele døgnet',
  times: '{days} kl. {from}–{to}',
  timesIntoNight: '{days} kl. {from} til kl. {to} om natten',
  timesIntoMorning: '{days} kl. {from} til kl. {to} om morgenen',
  everyDay: 'alle dage',
  workingDays: 'hverdage',
  weekend: 'weekend',
  holidays: 'helligdage',
  second: 'hver anden {days}',
  fourth: 'hver fjerde {days}',
} as const
