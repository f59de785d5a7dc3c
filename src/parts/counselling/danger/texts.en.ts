import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  label: 'If there is danger',
  doNotWait: 'If you or your child are in danger, do not wait for us. Call 112. They can come at once.',
  whoAnswers: 'See who answers right now',
}
