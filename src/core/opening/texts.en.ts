import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  always: 'Open day and night, every day',
  byAppointment: 'By appointment',
  wholeDay: '{days} day and night',
  times: '{days} {from}–{to}',
  timesIntoNight: '{days} {from} to {to} at night',
  timesIntoMorning: '{days} {from} to {to} in the morning',
  everyDay: 'every day',
  workingDays: 'weekdays',
  weekend: 'weekend',
  holidays: 'public holidays',
  second: 'every second {days}',
  fourth: 'every fourth {days}',
}
