import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  answerHere: 'The answer comes here on the page. At {time} it had not come yet.',
  look: 'See if there is an answer',
}
