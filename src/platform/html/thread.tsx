import type { Child } from 'hono/jsx'
import { OwnWords } from './own-words.tsx'

export type Message = {
  from: 'me' | 'them' | 'system'
  author: string
  time: string
  dateTime?: string
  text: string
  note?: Child
  id?: string
}

/** What has been said, oldest first. The words stand exactly as they were written and can never be markup. */
export function Thread(props: { label: string; messages: readonly Message[]; children?: Child }) {
  return (
    <section class="thread" aria-label={props.label}>
      <ol>
        {props.messages.map((message) => (
          <li class={`message from-${message.from}`} id={message.id}>
            <p class="message-head">
              <strong>{message.author}</strong> <time datetime={message.dateTime}>{message.time}</time>
            </p>
            <p class="message-text" dir="auto">
              <OwnWords words={message.text} />
            </p>
            {message.note && <p class="message-note">{message.note}</p>}
          </li>
        ))}
      </ol>
      {props.children}
    </section>
  )
}
