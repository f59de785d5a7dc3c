import type { Door } from '#core/session/door.ts'
import { roleName } from '#core/session/role.ts'
import { comesFromDesk, EndedNotice } from '#core/session/signed-out/page.tsx'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { StaffPage } from '#platform/html/staff-page.tsx'
import type { Visit } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import type { HatChoice } from './store.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')

type Field = { shell: Shell; door: Pick<Door, 'address'>; wish: 'make' | 'use'; options: string }

/** What the script asks the device with, and where the device's answer goes. Without script the form goes without it and is told so. */
export function PasskeyField({ shell, door, wish, options }: Field) {
  return (
    <>
      <input type="hidden" name="credential" data-passkey={wish} data-options={options} />
      <noscript>
        <p>{say('needsScript')}</p>
      </noscript>
      <div role="status">
        {(['unsupported', 'elsewhere', 'cancelled', 'alreadyMade'] as const).map((what) => (
          <p hidden data-passkey-says={what}>
            {say(what, { address: door.address })}
          </p>
        ))}
      </div>
      <script src={shell.asset('passkey.js')} async></script>
    </>
  )
}

type SignIn = { visit: Visit; door: Door; options: string; words: string | undefined }

/**
 * Families stand first: they come seldom and tired. For their sake it keeps the quick exit and the neutral name. It is short, so that whoever
 * works here finds theirs beneath without looking for it; whom a desk has sent here finds it first.
 */
export function SignInPage({ visit, door, options, words }: SignIn) {
  const { shell } = visit
  const ways = [<Families door={door} />, <Colleagues shell={shell} door={door} options={options} />]
  return (
    <PublicPage danishOnly shell={shell} title={say('title')}>
      {words && (
        <Notice kind="care" live>
          {words}
        </Notice>
      )}
      <EndedNotice visit={visit} />
      {comesFromDesk(visit) ? ways.toReversed() : ways}
    </PublicPage>
  )
}

function Families({ door }: { door: Door }) {
  return (
    <>
      <h2>{say('codeTitle')}</h2>
      <Actions>
        <LinkButton look="second" href="/samtale">
          {say('toCode')}
        </LinkButton>
        {door.mail && (
          <LinkButton look="second" href="/sign-in/link">
            {say('toLink')}
          </LinkButton>
        )}
      </Actions>
      <p class="hint">{say('codeText')}</p>
    </>
  )
}

function Colleagues({ shell, door, options }: { shell: Shell; door: Door; options: string }) {
  return (
    <>
      <h2>{say('staffTitle')}</h2>
      <Form shell={shell} action="/sign-in">
        <PasskeyField shell={shell} door={door} wish="use" options={options} />
        <Button>{say('usePasskey')}</Button>
        <p>{say('staffText')}</p>
        <p class="hint">{say('lost')}</p>
        {door.mail && (
          <p>
            {say('volunteer')} <a href="/sign-in/link">{say('toLink')}</a>
          </p>
        )}
      </Form>
    </>
  )
}

/** One click puts one hat on. The ticket is good for five minutes and once. */
export function ChooseHatPage({ shell, ticket, hats }: { shell: Shell; ticket: string; hats: HatChoice[] }) {
  return (
    <StaffPage shell={shell} title={say('chooseTitle')} lead={say('chooseLead')}>
      <Form shell={shell} action="/sign-in/hat">
        <input type="hidden" name="ticket" value={ticket} />
        {hats.map(({ hat, role, organisation }) => (
          <p>
            <Button look="second" wide name="hat" value={hat}>
              {say('be', { role: roleName(role), organisation })}
            </Button>
          </p>
        ))}
      </Form>
    </StaffPage>
  )
}
