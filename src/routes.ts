import { invitationRoutes } from '#core/invitation/routes.tsx'
import { passkeyRoutes } from '#core/passkey/routes.tsx'
import type { CodeSecret } from '#core/return-code/return-code.ts'
import type { MailTrial } from '#core/send/mail.ts'
import type { Door } from '#core/session/door.ts'
import { sessionRoutes } from '#core/session/routes.tsx'
import { setupRoutes } from '#core/setup/routes.tsx'
import { signInLinkRoutes } from '#core/sign-in-link/routes.tsx'
import { deskRoutes, familyRoutes, inquiryRoutes, liveRoutes, makeHub, newInquiryRoutes } from '#parts/counselling/index.ts'
import { familyPageRoutes } from '#parts/family-page/index.ts'
import { frontDoorRoutes } from '#parts/front-door/index.ts'
import { safetyNetRoutes } from '#parts/safety-net/index.ts'
import { settingsRoutes } from '#parts/settings/index.ts'
import type { Db } from '#platform/db.ts'
import type { Part } from '#platform/http/part.ts'
import { demoRoutes } from './demo/routes.tsx'

export type RoutesOrder = {
  world: 'demo' | 'test' | 'real'
  /** The key return codes are made from, which number it has, and the earlier keys whose codes still open. */
  secret: Buffer
  keyNumber?: number
  olderKeys?: CodeSecret[]
  /** Whether mail can leave this house; else nobody is asked for an address. */
  mail: boolean
  /** Who carries a mail somebody wants to see with their own eyes. */
  postOffice?: MailTrial
  /** What signing in needs to know of this house. */
  door: Door
  db: Db
  now: () => Promise<Date>
}

/** Every address there is, part by part. The front door of a part is its index. */
export function routesOf(order: RoutesOrder): Part[] {
  const code = { number: order.keyNumber ?? 1, key: order.secret }
  return [
    sessionRoutes(),
    setupRoutes(order.door),
    invitationRoutes(order.door),
    passkeyRoutes(order.door),
    signInLinkRoutes(order.door),
    ...frontDoorRoutes(code, order.olderKeys ?? [], order),
    newInquiryRoutes(code),
    inquiryRoutes(),
    deskRoutes(order),
    ...familyRoutes(code),
    liveRoutes(makeHub({ db: order.db })),
    ...safetyNetRoutes(),
    ...settingsRoutes(order.door, order.world === 'demo' ? 'demo' : order.postOffice),
    ...familyPageRoutes(order),
    ...(order.world === 'real' ? [] : [demoRoutes()]),
  ]
}
