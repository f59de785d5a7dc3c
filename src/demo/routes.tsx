import { z } from 'zod'
import { readOutbox } from '#core/send/store.ts'
import { texts as mailTexts } from '#core/send/texts.ts'
import { may } from '#core/session/permission.ts'
import { newToken, startDemoSession } from '#core/session/session.ts'
import { EndedNotice } from '#core/session/signed-out/page.tsx'
import { formatMoment } from '#platform/clock.ts'
import { Button, LinkButton } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { Form } from '#platform/html/form.tsx'
import { KitPage } from '#platform/html/kit.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import { type DemoWorld, demoSetting } from './setting.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')

/** One click a role, and every component on one page. These addresses exist in a demo or test world only. */
export function demoRoutes() {
  const routes = part()
  routes.page('/demo', { may: may.signInDemo }, showDemo)
  routes.page('/kit', { may: may.signInDemo }, (visit) => visit.html(<KitPage shell={visit.shell} />))
  routes.page('/demo/outbox', { may: may.signInDemo }, async (visit) => {
    const mails = await visit.askAs({ kind: 'visitor' }, readOutbox)
    return visit.html(<OutboxPage visit={visit} mails={mails} />)
  })
  routes.post('/demo', {
    may: may.signInDemo,
    form: z.object({ hat: z.uuid(), key: z.string() }),
    again: showDemo,
    enter: async (visit, { hat, key }) => {
      const token = newToken()
      await visit.askAs({ kind: 'visitor' }, (tx) => startDemoSession(tx, hat, token))
      visit.signIn(token)
      return visit.go(homes[key] ?? '/sessions')
    },
  })
  return routes
}

/** Where each kind of person begins; whoever has no pages yet begins where the real world begins for them. */
const homes: Record<string, string> = {
  ...{ writer: '/samtale', mother: '/min-side', father: '/min-side', director: '/net', administrator: '/settings' },
  ...{ counsellor: '/desk', 'second-counsellor': '/desk', deputy: '/desk', leader: '/desk' },
}

async function showDemo(visit: Visit) {
  const world = await visit.askAs({ kind: 'visitor' }, async (tx) => {
    const row = await tx.selectFrom('core.setting').select('value').where('key', '=', demoSetting).executeTakeFirst()
    return row?.value as DemoWorld | undefined
  })
  return visit.html(<DemoPage visit={visit} world={world} />)
}

const groups = [
  { title: 'families', keys: ['writer', 'mother', 'father'] },
  { title: 'ours', keys: ['counsellor', 'second-counsellor', 'deputy', 'leader', 'director', 'administrator'] },
  { title: 'laterGroup', keys: ['coordinator', 'volunteer', 'guest'] },
] as const

function DemoPage({ visit, world }: { visit: Visit; world: DemoWorld | undefined }) {
  const { shell } = visit
  return (
    <PublicPage danishOnly shell={shell} title={say('title')} lead={say('lead')}>
      <EndedNotice visit={visit} />
      <Card title={say('visitor')} level={3} tone="tinted">
        <p>{say('visitorText')}</p>
        <LinkButton href="/">{say('toFront')}</LinkButton>
      </Card>
      {groups.map((group) => (
        <>
          <h2>{say(group.title)}</h2>
          {group.keys.map((key) => (
            <PersonCard visit={visit} world={world} person={key} />
          ))}
        </>
      ))}
      <p>
        <a href="/kit">{say('kit')}</a> · <a href="/demo/outbox">{say('outbox')}</a>
      </p>
    </PublicPage>
  )
}

type PersonKey = (typeof groups)[number]['keys'][number]

function PersonCard({ visit, world, person }: { visit: Visit; world: DemoWorld | undefined; person: PersonKey }) {
  const found = world?.signIns.find(({ key }) => key === person)
  if (!found) return null
  return (
    <Card title={found.name ? `${found.name}: ${say(person)}` : say(person)} level={3}>
      <p>{say(`${person}Text`)}</p>
      {person === 'writer' && (
        <p>
          <strong translate="no">{world?.code}</strong>
        </p>
      )}
      <Form shell={visit.shell} formId={visit.formId}>
        <input type="hidden" name="hat" value={found.hat} />
        <input type="hidden" name="key" value={person} />
        <Button look="second">{say('be', { who: found.name || say(person).toLocaleLowerCase('da') })}</Button>
      </Form>
    </Card>
  )
}

/** What would have left the house in a real world: always the same neutral words, to nobody who can be seen here. */
function OutboxPage({ visit, mails }: { visit: Visit; mails: { id: string; at: Date }[] }) {
  const mail = mailTexts('da')
  return (
    <PublicPage danishOnly shell={visit.shell} title={say('outbox')} lead={say('outboxLead')}>
      {mails.length === 0 && <p>{say('outboxEmpty')}</p>}
      {mails.map(({ at }) => (
        <Card title={mail('mailSubject')} level={2}>
          <p>{mail('mailBody')}</p>
          <p class="hint">{formatMoment(at, 'da', visit.now)}</p>
        </Card>
      ))}
    </PublicPage>
  )
}
