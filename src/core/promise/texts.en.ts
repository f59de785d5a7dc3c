import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  hereAgain: 'The counsellors are back {near} at {hour}.',
  writeNowSameDay: 'You can write now, and a counsellor will answer by {hour, select, 24 {midnight} other {{hour}}}.',
  writeNow: 'You can write now, and a counsellor will answer by {near}{hour, select, 24 {} other { at {hour}}}.',
  openWriteToday:
    'The counsellors are here now. Write, and a counsellor will answer today by {hour, select, 24 {midnight} other {{hour}}}.',
  openWrite: 'The counsellors are here now. Write, and a counsellor will answer by {near}{hour, select, 24 {} other { at {hour}}}.',
  openWriteBusy:
    'The counsellors are here, but busy right now. Write, and a counsellor will answer by {near}{hour, select, 24 {} other { at {hour}}}.',
  openWriteSoon:
    'The counsellors are here now. Write, and a counsellor will answer within {minutes, plural, one {a minute} other {# minutes}}.',
  counsellor: 'A counsellor',
  answerSoon: '{who} will answer you within {minutes, plural, one {a minute} other {# minutes}}.',
  answerToday: '{who} will answer you today by {hour, select, 24 {midnight} other {{hour}}}.',
  answer: '{who} will answer you by {near}{hour, select, 24 {} other { at {hour}}}.',
  answerBetween: '{who} will answer you {near} between {from} and {hour, select, 24 {midnight} other {{hour}}}.',
  noTimeBefore: 'We cannot promise a time right now. Write anyway. By {near} at the latest, we will write here when you get an answer.',
  noTime: 'We cannot promise a time yet. By {near} at the latest, we will write here when you get an answer.',
  due: 'by {moment}',
  agreedBy: 'promised by {moment}',
  agreedAt: 'agreed for {moment}',
  overdue: 'should have been done by {moment}',
  todayBy: 'by {time}',
  todayAt: 'at {time}',
  dueToday: 'during today',
  clockBy: 'By what time',
  clockAt: 'At what time',
  clockHint: 'A meeting begins at that time. An answer or a call comes by then.',
}
