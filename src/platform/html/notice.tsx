import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { Ring, RingShare } from './mark.tsx'
import { texts } from './texts.ts'

type NoticeProps = { kind?: 'info' | 'done' | 'care'; title?: Child; live?: boolean; children?: Child }

/** info: good to know · done: it went well · care: please look at this. Never an alarm. */
export function Notice(props: NoticeProps) {
  const kind = props.kind ?? 'info'
  return (
    <div class={`notice notice-${kind}`} role={props.live ? 'status' : undefined}>
      {kind === 'care' ? <RingShare share={0.5} size={24} /> : <Ring open={kind === 'info'} size={24} />}
      <div>
        {props.title && <h2 class="notice-title">{props.title}</h2>}
        <div>{props.children}</div>
      </div>
    </div>
  )
}

/** Nothing here is news too: says what happens next, so that an empty page is not a dead end. */
export function EmptyState(props: { lang: Lang; title: Child; next: Child; children?: Child }) {
  return (
    <div class="empty">
      <Ring size={88} />
      <p class="empty-title">{props.title}</p>
      <p>
        <strong>{texts(props.lang)('next')}</strong> {props.next}
      </p>
      {props.children}
    </div>
  )
}

export function SavedTime(props: { lang: Lang; time?: string | null }) {
  const say = texts(props.lang)
  return (
    <p class="saved" role="status">
      <Ring open={!props.time} size={18} /> {props.time ? say('savedAt', { time: props.time }) : say('notSaved')}
    </p>
  )
}

/** How far one has come: the ring closes as the questions are answered. */
export function Progress(props: { lang: Lang; done: number; of: number; label?: string }) {
  const words = texts(props.lang)('progress', { done: props.done, of: props.of })
  return (
    <p class="progress">
      <RingShare share={props.of > 0 ? props.done / props.of : 0} size={28} />
      <span>
        {props.label && <span>{props.label} </span>}
        {words}
      </span>
    </p>
  )
}
