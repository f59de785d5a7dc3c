import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { newToken, startDemoSession } from '#core/session/session.ts'
import { Button, LinkButton } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { KitPage } from '#platform/html/kit.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'
import { type DemoWorld, demoSetting } from './world.ts'

const say = catalogue(da)('da')

/** One click a role, and every component on one page. These addresses exist in a demo or test world only. */
export function demoRoutes() {
  const routes = part()
  routes.page('/demo', { may: may.signInDemo }, showDemo)
  routes.page('/kit', { may: may.signInDemo }, (visit) => visit.html(<KitPage shell={visit.shell} />))
  routes.page('/demo/later', { may: may.seeHome }, (visit) => visit.html(<LaterPage visit={visit} />))
  routes.post('/demo', {
    may: may.signInDemo,
    form: z.object({ hat: z.uuid(), key: z.string() }),
    again: showDemo,
    enter: async (visit, { hat, key }) => {
      const token = newToken()
      await visit.askAs({ kind: 'visitor' }, (tx) => startDemoSession(tx, hat, token))
      visit.signIn(token)
      return visit.go(homes[key] ?? '/demo/later')
    },
  })
  return routes
}

/** Where each kind of person begins. */
const homes: Record<string, string> = {
  ...{ writer: '/samtale', mother: '/min-side', father: '/min-side', director: '/net' },
  ...{ counsellor: '/desk', 'second-counsellor': '/desk', deputy: '/desk', leader: '/desk' },
}

async function showDemo(visit: Visit) {
  const world = await visit.askAs({ kind: 'visitor' }, async (tx) => {
    const row = await tx.selectFrom('core.setting').select('value').where('key', '=', demoSetting).executeTakeFirst()
    return row?.value as DemoWorld | undefined
  })
  return visit.html(<DemoPage visit={visit} world={world} />)
}

const later = ['coordinator', 'volunteer', 'guest', 'administrator']

function DemoPage({ visit, world }: { visit: Visit; world: DemoWorld | undefined }) {
  const { shell } = visit
  return (
    <PublicPage shell={shell} title={say('title')} lead={say('lead')}>
      <ul class="plain-list">
        <li>
          <h2>{say('visitor')}</h2>
          <p>{say('visitorText')}</p>
          <LinkButton look="second" href="/">
            {say('toFront')}
          </LinkButton>
        </li>
        {(world?.signIns ?? []).map(({ key, hat, name }) => (
          <li>
            <h2>{name ? `${say(key as 'writer')}: ${name}` : say(key as 'writer')}</h2>
            <p>{later.includes(key) ? say('laterText') : say(`${key}Text` as 'writerText')}</p>
            {key === 'writer' && (
              <p>
                <strong translate="no">{world?.code}</strong>
              </p>
            )}
            <Form shell={shell} formId={visit.formId}>
              <input type="hidden" name="hat" value={hat} />
              <input type="hidden" name="key" value={key} />
              <Button look="second">{say('be', { who: name || say(key as 'writer').toLocaleLowerCase('da') })}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <p>
        <a href="/kit">{say('kit')}</a>
      </p>
    </PublicPage>
  )
}

function LaterPage({ visit }: { visit: Visit }) {
  return (
    <PublicPage shell={visit.shell} title={say('laterTitle')} lead={say('later', { role: visit.shell.hat?.roleText ?? '' })}>
      <LinkButton href="/">{say('toFront')}</LinkButton>
    </PublicPage>
  )
}
