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
  /** Several numbers of which the reader needs one: folded behind the name. */
  choices?: readonly Line[]
}

type Props = {
  lang: Lang
  title: Child
  lines: readonly Line[] /** So many stand open, the rest is folded. */
  first?: number
  children?: Child
}

/** Who is there at this minute. 112 is the caller's first line; open ones are told by words and a closed ring, not by colour. */
export function RightNow(props: Props) {
  const { lang, lines, first = lines.length } = props
  const say = texts(lang)
  const [shown, folded] = [lines.slice(0, first), lines.slice(first)]
  const checks = checksOf(lines)
  const list = (some: readonly Line[]) => <Lines lang={lang} lines={some} daysDiffer={checks.size > 1} />
  return (
    <section class="right-now" aria-labelledby="right-now">
      <h2 id="right-now">{props.title}</h2>
      {list(shown)}
      {folded.length > 0 && (
        <details class="more-lines">
          <summary>{say('moreLines')}</summary>
          {list(folded)}
        </details>
      )}
      <CheckedInAll lang={lang} checks={checks} />
      {props.children}
    </section>
  )
}

/** The days on which the shown hours were confirmed. When it is the same for all, it is said once. */
function checksOf(lines: readonly Line[]) {
  return new Set(lines.flatMap((line) => (line.choices ?? [line]).flatMap(({ checked }) => (checked === undefined ? [] : [checked]))))
}

function Lines(props: { lang: Lang; lines: readonly Line[]; daysDiffer: boolean }) {
  return (
    <ul>
      {props.lines.map((line) => (
        <li>{line.choices ? <OneOfSeveral {...props} line={line} choices={line.choices} /> : <OneLine {...props} line={line} />}</li>
      ))}
    </ul>
  )
}

function OneOfSeveral(props: { lang: Lang; line: Line; choices: readonly Line[]; daysDiffer: boolean }) {
  return (
    <details class="choose-line">
      <summary>{props.line.name}</summary>
      {props.line.about && <p>{props.line.about}</p>}
      <Lines {...props} lines={props.choices} />
    </details>
  )
}

function OneLine(props: { lang: Lang; line: Line; daysDiffer: boolean }) {
  const { line } = props
  const say = texts(props.lang)
  const href = line.number ? `tel:${line.number.replace(/[^\d+]/g, '')}` : line.href
  return (
    <>
      <p class="line-name">
        {href ? (
          <a href={href}>
            {line.name} {line.number && <span class="line-number">{line.number.replaceAll(' ', '\u00a0')}</span>}
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
      {props.daysDiffer && line.checked && <p class="line-checked">{texts(props.lang)('checkedOn', { day: line.checked })}</p>}
    </>
  )
}

/** Said once for all of them: the one day, or that some are not confirmed. */
function CheckedInAll({ lang, checks }: { lang: Lang; checks: ReadonlySet<string | null> }) {
  const say = texts(lang)
  const [first] = checks
  if (checks.has(null)) return <p class="line-checked">{say(checks.size === 1 ? 'notChecked' : 'othersNotChecked')}</p>
  return checks.size === 1 && first ? <p class="line-checked">{say('checkedOn', { day: first })}</p> : null
}
