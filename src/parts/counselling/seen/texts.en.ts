import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  answerHere: 'The answer comes here on the page. At {time} it had not come yet.',
  arrived: 'What you wrote {when} has arrived. The answer to it comes here on the page. At {time} it had not come yet.',
  late: 'We should have answered by now. That is our fault. We will answer as soon as we can.',
  look: 'See if there is an answer',
}
