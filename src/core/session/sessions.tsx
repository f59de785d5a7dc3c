import { sql } from 'kysely'
import { formatMoment } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { Button, LinkButton } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { FamilyPage, PublicPage } from '#platform/html/public-page.tsx'
import type { Visit } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import { homeOf } from './door.ts'
import { roleName } from './role.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')

export type OwnSession = {
  id: string
  kind: 'staff' | 'family' | 'writer'
  role: string | null
  organisation: string | null
  since: Date
  lastUsed: Date
}

/** Where one is signed in, the last used first. No address and no device: we do not keep what we would have to protect. */
export async function readMySessions(tx: Tx): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select id, kind, role, organisation, since, last_used as "lastUsed" from core.my_sessions()`.execute(tx)
  return rows
}

export async function endMySession(tx: Tx, id: string): Promise<void> {
  await sql`select core.end_my_session(${id})`.execute(tx)
}

export function SessionsPage({ visit, sessions }: { visit: Visit; sessions: OwnSession[] }) {
  const { shell, who } = visit
  if (who.kind === 'visitor') return null
  const title = { title: say('sessionsTitle'), lead: say('sessionsLead') }
  // Who works here stays at the desk; who was helped keeps the quick exit.
  const Page = { staff: DeskPage, family: FamilyPage, writer: PublicPage }[who.kind]
  return (
    <Page danishOnly shell={shell} {...title}>
      <SessionCards visit={visit} sessions={sessions} />
    </Page>
  )
}

function SessionCards({ visit, sessions }: { visit: Visit; sessions: OwnSession[] }) {
  const { shell, who, formId } = visit
  if (who.kind === 'visitor') return null
  return (
    <>
      {who.kind === 'staff' && homeOf(who.role) === '/sessions' && (
        <Notice title={say('noPagesTitle')}>
          <p>{say('noPagesText')}</p>
        </Notice>
      )}
      {sessions.map((session) => (
        <SessionCard visit={visit} session={session} here={session.id === who.session} />
      ))}
      <Form shell={shell} formId={formId} action="/sign-out">
        <Button look="second" name="everywhere" value="yes">
          {say('endAll')}
        </Button>
        {who.kind !== 'staff' && <p class="hint">{say(`${who.kind}Again`)}</p>}
      </Form>
      {who.kind === 'staff' && (
        <>
          <h2>{say('otherHat')}</h2>
          <p>{say('otherHatText')}</p>
          <LinkButton look="second" href="/sign-in">
            {say('changeHat')}
          </LinkButton>
        </>
      )}
      <p>
        <a href={homeFor(who)}>{say('back')}</a>
      </p>
    </>
  )
}

function homeFor(who: Exclude<Visit['who'], { kind: 'visitor' }>): string {
  if (who.kind === 'staff') return homeOf(who.role) === '/sessions' ? '/' : homeOf(who.role)
  return who.kind === 'family' ? '/min-side' : '/samtale'
}

function SessionCard({ visit, session, here }: { visit: Visit; session: OwnSession; here: boolean }) {
  const { shell, now, formId } = visit
  const moment = (at: Date) => formatMoment(at, 'da', now)
  return (
    <Card title={here ? say('hereNow') : say('elsewhere')} level={2} tone={here ? 'tinted' : undefined}>
      <p>{hatWords(session)}</p>
      <p class="hint">{say('used', { since: moment(session.since), last: moment(session.lastUsed) })}</p>
      {!here && (
        <Form shell={shell} formId={formId} action={`/sessions/${session.id}/end`} label={hatWords(session)}>
          <Button look="quiet">{say('endThis')}</Button>
        </Form>
      )}
    </Card>
  )
}

function hatWords({ kind, role, organisation }: OwnSession): string {
  return kind === 'staff' ? [roleName(role), organisation].filter(Boolean).join(', ') : say(kind)
}
