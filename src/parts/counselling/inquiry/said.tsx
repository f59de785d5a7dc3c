import { Thread } from '#platform/html/thread.tsx'
import { answerFormId, LastWord } from './last-word.tsx'
import { type Frame, sayOf, when } from './showing.ts'
import type { Message } from './store-page.ts'

type Props = { frame: Frame; label: string; them: string; messages: readonly Message[] }

/** What has been said, as the desk shows it. Of ours it says whether they were read; of theirs the answer below learns which it was shown. */
export function Said({ frame, label, them, messages }: Props) {
  const say = sayOf(frame)
  return (
    <>
      <Thread
        label={label}
        messages={messages.map(({ id, fromUs, by, body, at, readAt }) => ({
          id: `message-${id}`,
          from: fromUs ? ('me' as const) : ('them' as const),
          author: fromUs ? (by ?? '') : them,
          time: when(frame, at),
          dateTime: at.toISOString(),
          text: body,
          note: fromUs ? say(readAt ? 'readByThem' : 'notReadYet') : undefined,
        }))}
      />
      <LastWord messages={messages} form={answerFormId} />
    </>
  )
}
