import type { Message } from './store-page.ts'

/** The form somebody answers in, by its id: what the thread shows last belongs to it. */
export const answerFormId = 'answer-form'

/** The last of their words that a form has been shown. Inside the thread it is renewed with it. */
export function LastWord({ messages, form }: { messages: readonly Message[]; form?: string }) {
  return <input type="hidden" name="lastWord" form={form} value={messages.findLast(({ fromUs }) => !fromUs)?.id} />
}
