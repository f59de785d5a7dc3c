import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  backThen: 'The counsellors are back {back}. You can write now. A counsellor answers by {by}.',
  hereNow: 'A counsellor is here now. You get an answer by {by}.',
  noTimeBefore: 'We cannot promise a time right now. Write all the same. We will write to you here by {by} at the latest.',
  answerBy: 'A counsellor answers you here by {by}.',
  noTime: 'We cannot promise a time yet. We will write to you here by {by} at the latest.',
}
