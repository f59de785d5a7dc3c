import type { Child } from 'hono/jsx'
import type { Level } from '#platform/level.ts'
import type { Lang } from '#platform/texts.ts'
import { LevelTag } from './level-tag.tsx'
import { texts } from './texts.ts'

/** Without an address it only tells: whoever reads it may not open it. */
export type WorkItem = { href?: string; title: Child; due?: Child; level?: Level; note?: Child; late?: boolean; here?: boolean }

/** What waits for someone, in the order it is promised. The keys j and k walk through it, Enter opens. */
export function WorkList(props: {
  lang: Lang
  title: Child
  /** How many there are in all, also where only the first are drawn: then the end of the list says so. */
  count?: number
  /** What one can do about those that are not drawn. */
  rest?: Child
  items: readonly WorkItem[]
  empty?: Child
  headingLevel?: 2 | 3
  /** Rows that only lead somewhere else, and not work that waits: they look like links. */
  links?: boolean
}) {
  const Title = `h${props.headingLevel ?? 2}` as 'h2'
  return (
    <section class={props.links ? 'work work-links' : 'work'}>
      <Title>
        {props.title} {props.count !== undefined && <Count lang={props.lang} count={props.count} />}
      </Title>
      {props.items.length === 0 && props.empty}
      {props.items.length > 0 && (
        <ol>
          {props.items.map((item) => (
            <li>
              {item.href ? (
                <a class="work-item" href={item.href} aria-current={item.here ? 'page' : undefined} data-item>
                  <Line item={item} lang={props.lang} />
                </a>
              ) : (
                <div class="work-item">
                  <Line item={item} lang={props.lang} />
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      <EndOfCut lang={props.lang} shown={props.items.length} count={props.count} rest={props.rest} />
    </section>
  )
}

export function Count({ lang, count }: { lang: Lang; count: number }) {
  return <span class="work-count">{texts(lang)('counted', { count })}</span>
}

type Cut = { lang: Lang; shown: number; count: number | undefined; rest?: Child }

/** No list ends in silence: whoever reads to its end reads that there are more, and what to do about them. */
export function EndOfCut({ lang, shown, count = shown, rest }: Cut) {
  if (count <= shown) return null
  return (
    <p class="hint">
      {texts(lang)('cut', { shown, count })} {rest}
    </p>
  )
}

function Line({ item, lang }: { item: WorkItem; lang: Lang }) {
  return (
    <>
      <span class="work-title">{item.title}</span>
      {item.due && <span class={item.late ? 'work-due is-late' : 'work-due'}>{item.due}</span>}
      {item.note && <span class="work-note">{item.note}</span>}
      {item.level && <LevelTag lang={lang} level={item.level} short />}
    </>
  )
}
