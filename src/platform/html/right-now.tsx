import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { Ring, RingShare } from './mark.tsx'
import { texts } from './texts.ts'

export type Line = {
  name: string
  number?: string
  /** Where it is not a telephone: a chat or a page. */
  href?: string
  open: boolean | null
  hours: string
  about?: Child
  /** The day the hours were last confirmed, in words; null shows that they are not. */
  checked?: string | null
}

/** Who is there at this minute. 112 is the caller's first line; open ones are told by words and a closed ring, not by colour. */
export function RightNow(props: { lang: Lang; title: Child; lines: readonly Line[]; children?: Child }) {
  return (
    <section class="right-now" aria-labelledby="right-now">
      <h2 id="right-now">{props.title}</h2>
      <ul>
        {props.lines.map((line) => (
          <RightNowItem lang={props.lang} line={line} />
        ))}
      </ul>
      {props.children}
    </section>
  )
}

function RightNowItem(props: { lang: Lang; line: Line }) {
  const { line } = props
  const say = texts(props.lang)
  const href = line.number ? `tel:${line.number.replace(/[^\d+]/g, '')}` : line.href
  return (
    <li>
      <p class="line-name">
        {href ? (
          <a href={href}>
            {line.name}
            {line.number && <span class="line-number">{line.number.replaceAll(' ', '\u00a0')}</span>}
          </a>
        ) : (
          line.name
        )}
      </p>
      {line.about && <p>{line.about}</p>}
      <p class="line-hours">
        {line.open !== null && (
          <span class={line.open ? 'is-open' : 'is-closed'}>
            {line.open ? <Ring open={false} size={16} /> : <RingShare share={0} size={16} />} {say(line.open ? 'openNow' : 'closedNow')}
          </span>
        )}{' '}
        {line.hours}
      </p>
      {line.checked !== undefined && (
        <p class="line-checked">{line.checked ? say('checkedOn', { day: line.checked }) : say('notChecked')}</p>
      )}
    </li>
  )
}
