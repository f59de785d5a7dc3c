import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import type { Level } from './level-tag.tsx'
import { LevelTag } from './level-tag.tsx'

/** Without an address it only tells: whoever reads it may not open it. */
export type WorkItem = { href?: string; title: Child; due?: Child; level?: Level; note?: Child; late?: boolean; here?: boolean }

/** What waits for someone, in the order it is promised. The keys j and k walk through it, Enter opens. */
export function WorkList(props: {
  lang: Lang
  title: Child
  count?: number
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
        {props.title} {props.count !== undefined && <span class="work-count">{props.count}</span>}
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
    </section>
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
