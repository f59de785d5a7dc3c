import { DeskPage } from '#platform/html/desk-page.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Tag } from '#platform/html/tag.tsx'
import { WorkList } from '#platform/html/work-list.tsx'
import { home } from '../frame.tsx'
import { type Check, checksOf, type Standing, settingsPages } from './checks.ts'
import { texts } from './texts.ts'

const say = texts('da')

/** What is set, what is missing before anybody can be received, and the way to each. */
export function OverviewPage({ shell, standing, mail }: { shell: Shell; standing: Standing; mail: boolean }) {
  const checks = checksOf(standing)
  const receives = checks.every(({ done, name }) => done || name === 'helplines' || name === 'offers')
  return (
    <DeskPage shell={shell} title={say('title')} lead={say('lead')} here={home}>
      {receives ? (
        <Notice kind="done" title={say('ready')}>
          {say('readyText')}
        </Notice>
      ) : (
        <Notice kind="care" title={say('notReady')}>
          <ul class="plain">
            {checks
              .filter(({ done, name }) => !done && ['house', 'people', 'queue', 'shifts'].includes(name))
              .map(({ name, href }) => (
                <li>
                  <a href={href}>{say(name)}</a>
                </li>
              ))}
          </ul>
        </Notice>
      )}
      {!mail && <Notice title={say('noMail')}>{say('noMailText')}</Notice>}
      <section class="work">
        <h2>{say('checks')}</h2>
        <ol>
          {checks.map((check) => (
            <OneCheck check={check} standing={standing} />
          ))}
        </ol>
      </section>
      <WorkList
        lang="da"
        title={say('pages')}
        items={settingsPages.map((page) => ({ href: page.href, title: say(page.title), note: say(page.text) }))}
      />
    </DeskPage>
  )
}

function OneCheck({ check, standing }: { check: Check; standing: Standing }) {
  return (
    <li>
      <a class="work-item" href={check.href} data-item>
        <span class="work-title">{say(check.name)}</span>
        <span class="work-due">
          <Tag tone={check.done ? 'calm' : 'warm'}>{say(check.done ? 'done' : 'missing')}</Tag>
        </span>
        <span class="work-note">{noteOn(check, standing)}</span>
      </a>
    </li>
  )
}

function noteOn({ name, done }: Check, standing: Standing): string {
  if (name === 'house') return done ? say('houseSet', { count: standing.houses }) : say('houseMissing')
  if (name === 'people') return done ? say('peopleSet', { count: standing.people }) : say('peopleMissing')
  if (name === 'offers') return done ? say('offersSet', { count: standing.offers }) : say('offersMissing')
  if (name === 'queue') return done ? say('queueSet', { count: standing.queues }) : say('queueMissing')
  if (name === 'helplines')
    return done ? say('helplinesSet', { count: standing.helplines }) : say('helplinesMissing', { count: standing.uncheckedHelplines })
  if (!done) return say('shiftsMissing')
  const empty = standing.emptyDays > 0 ? ` ${say('shiftsDays', { count: standing.emptyDays })}` : ''
  return `${say('shiftsSet', { count: standing.shifts })}.${empty}`
}
