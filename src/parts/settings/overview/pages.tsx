import { shutWords } from '#core/roster/shut.ts'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Tag } from '#platform/html/tag.tsx'
import { WorkList } from '#platform/html/work-list.tsx'
import { home } from '../frame.tsx'
import { type Check, isOpen, neededOf, openingOf, promisingOf, type Standing, settingsPages, welcomeOf } from './checks.ts'
import { MailSection, type MailShown } from './mail.tsx'
import { texts } from './texts.ts'

const say = texts('da')

/** What is set, what is missing before anybody can be received, and the way to each. */
export function OverviewPage({ shell, standing, mail }: { shell: Shell; standing: Standing; mail: MailShown }) {
  return (
    <DeskPage shell={shell} title={say('title')} lead={say('lead')} here={home}>
      <Readiness standing={standing} />
      {!mail.on && <MailSection shell={shell} mail={mail} />}
      {mail.on && standing.unsentInvitations > 0 && (
        <Notice kind="care" title={say('unsent', { count: standing.unsentInvitations })}>
          <p>{say('unsentText')}</p>
          <p>
            <a href="/settings/people">{say('toPeople')}</a>
          </p>
        </Notice>
      )}
      <ShutHolders standing={standing} />
      <Checks title={say('checks')} checks={neededOf(standing)} standing={standing} />
      <Checks title={say('checksTime')} checks={promisingOf(standing)} standing={standing} />
      <Checks title={say('checksFamily')} checks={openingOf(standing)} standing={standing} />
      <Checks title={say('welcome')} checks={welcomeOf(standing)} standing={standing} />
      {mail.on && <MailSection shell={shell} mail={mail} />}
      <WorkList
        links
        lang="da"
        title={say('pages')}
        items={settingsPages.map((page) => ({ href: page.href, title: say(page.title), note: say(page.text) }))}
      />
    </DeskPage>
  )
}

/** What they have is held by the keys and done by nobody: each with the page where it is given to a stand-in. */
function ShutHolders({ standing: { shutHolders } }: { standing: Standing }) {
  if (shutHolders.length === 0) return null
  return (
    <Notice kind="care" title={say('shut', { count: shutHolders.length })}>
      <p>{say('shutText')}</p>
      <ul class="plain">
        {shutHolders.map(({ hat, name, why }) => (
          <li>
            <a href={`/settings/people/${hat}`}>{shutWords(name, why)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Whether anybody can write to us, told as it is: that begins with the queue, not with the last thing that is set. */
function Readiness({ standing }: { standing: Standing }) {
  const open = isOpen(standing)
  const missing = [...neededOf(standing), ...(open ? [...promisingOf(standing), ...openingOf(standing)] : [])].filter(({ done }) => !done)
  if (missing.length === 0)
    return (
      <Notice kind="done" title={say('ready')}>
        {say('readyText')}
      </Notice>
    )
  return (
    <Notice kind="care" title={say(open ? 'openNotReady' : 'notReady')}>
      {open && standing.shifts === 0 && <p>{say('noTimeYet')}</p>}
      <ul class="plain">
        {missing.map(({ name, href }) => (
          <li>
            <a href={href}>{say(name)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Checks({ title, checks, standing }: { title: string; checks: Check[]; standing: Standing }) {
  return (
    <section class="work work-links">
      <h2>{title}</h2>
      <ol>
        {checks.map((check) => (
          <OneCheck check={check} standing={standing} />
        ))}
      </ol>
    </section>
  )
}

function OneCheck({ check, standing }: { check: Check; standing: Standing }) {
  return (
    <li>
      <a class="work-item" href={check.href} data-item>
        <span class="work-title">{say(check.name)}</span>
        <span class="work-due">
          <Tag tone={check.done && !check.partly ? 'calm' : 'warm'}>{say(stateOf(check))}</Tag>
        </span>
        <span class="work-note">{noteOn(check, standing)}</span>
      </a>
    </li>
  )
}

function stateOf({ name, done, partly }: Check): 'done' | 'partly' | 'missing' | 'notYet' {
  if (done) return partly ? 'partly' : 'done'
  return name === 'offers' || name === 'helplines' || name === 'ownTexts' ? 'notYet' : 'missing'
}

function noteOn({ name, done }: Check, standing: Standing): string {
  if (name === 'house') return done ? say('houseSet', { count: standing.houses }) : say('houseMissing')
  if (name === 'people') return done ? say('peopleSet', { count: standing.people }) : say('peopleMissing')
  if (name === 'offers') return done ? say('offersSet', { count: standing.offers }) : say('offersMissing')
  if (name === 'queue') return done ? say('queueSet', { count: standing.queues }) : say('queueMissing')
  if (name === 'helplines')
    return done ? say('helplinesSet', { count: standing.helplines }) : say('helplinesMissing', { count: standing.uncheckedHelplines })
  if (name === 'yes') return done ? say('yesSet', { count: standing.yeses }) : say('yesMissing')
  if (name === 'ownTexts') return say(done ? 'ownTextsSet' : standing.aboutUs ? 'phoneHoursMissing' : 'ownTextsMissing')
  if (!done) return say('shiftsMissing')
  const set = say('shiftsSet', { count: standing.shifts })
  return standing.emptyDays > 0 ? `${set}. ${say('shiftsDays', { count: standing.emptyDays })}` : set
}
