import { renewInvitation, resumeMember, suspendMember } from '#core/invitation/actions.ts'
import { findChangeable, heldBy, linkOpens, readAccess } from '#core/invitation/store.ts'
import { type Door, invitationLink } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { dayInDenmark } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { readMyOrganisations } from '../store.ts'
import { change, changeFaults, giveHat, hatFaults, inviteFaults, inviteSomebody, orGoOn } from './actions.ts'
import { hatForm, inviteForm, renewForm } from './form.ts'
import { HatPage, InvitedPage, InvitePage } from './invite-pages.tsx'
import { leaveRoutes } from './leave-routes.tsx'
import { ListPage, ReadyPage } from './list-page.tsx'
import { OnePage } from './one-page.tsx'
import { changeMembership, readAway, readGivableRoles, readHeldLines, readOtherHats, readPeople, readPerson, readReady } from './store.ts'
import { texts } from './texts.ts'
import { path } from './words.ts'

const base = { may: may.setUp, texts }

/** Who works here, and as what: invited, suspended, changed, gone. */
export function peopleRoutes(door: Door) {
  const routes = part()
  routes.page(path, base, showList)
  addInvitations(routes, door)
  routes.page(`${path}/stand-ins`, base, async (visit) =>
    visit.html(
      <ReadyPage shell={visit.shell} ready={await visit.ask(readReady)} counsels={may.counsel.allows(visit.who)} me={hatOf(visit)} />,
    ),
  )
  const showOne = showOneWith(door)
  routes.page(`${path}/:id`, base, (visit) => showOne(visit, fresh(visit)))
  addHats(routes, door)
  routes.post(`${path}/:id`, {
    ...{ ...base, form: change.form },
    faults: async (tx, { seen, ...to }, visit) => [
      ...(await change.faults(tx, visit.param('id'), seen)),
      ...(await changeFaults(tx, visit.param('id'), to)),
    ],
    act: async (tx, to, visit) => {
      await changeMembership(tx, visit.param('id'), to)
      return here(visit)
    },
    again: showOne,
  })
  routes.post(`${path}/:id/renew`, {
    ...{ ...base, form: renewForm },
    act: async (tx, { mail }, visit) =>
      orGoOn(await renewInvitation(tx, { hat: visit.param('id'), invitationId: visit.wishId, mail: mail ?? null }, door), here(visit)),
    again: showOne,
    after: (visit) => showInvited(visit, visit.param('id'), door),
  })
  for (const [what, act] of [['suspend', suspendMember] as const, ['resume', resumeMember] as const])
    routes.post(`${path}/:id/${what}`, {
      ...{ ...base, form: nothing },
      act: async (tx, _value, visit) => orGoOn(await act(tx, visit.param('id')), here(visit)),
      again: showOne,
    })
  leaveRoutes(routes)
  return routes
}

const here = (visit: Visit) => `${path}/${visit.param('id')}`

function addInvitations(routes: ReturnType<typeof part>, door: Door): void {
  const show = async (visit: Visit, form: Again) => {
    const [roles, mine] = await Promise.all([visit.ask(readGivableRoles), visit.ask(readMyOrganisations)])
    return visit.html(<InvitePage shell={visit.shell} form={form} roles={roles} mine={mine} canMail={door.mail} />)
  }
  routes.page(`${path}/new`, base, (visit) => show(visit, fresh(visit)))
  routes.post(`${path}/new`, {
    ...{ ...base, form: inviteForm },
    faults: inviteFaults,
    act: (tx, value, visit) => inviteSomebody(tx, { ...value, invitationId: visit.wishId }, door),
    again: show,
    // Sent twice, it shows the same link: it is made from the form's own id, and stands nowhere.
    after: (visit, hat) => showInvited(visit, hat, door),
  })
}

function addHats(routes: ReturnType<typeof part>, door: Door): void {
  const show = async (visit: Visit, form: Again) => {
    const [person, roles, mine] = await visit.ask(async (tx) => [
      await readPerson(tx, visit.param('id')),
      await readGivableRoles(tx),
      await readMyOrganisations(tx),
    ])
    if (!person?.changeable) return visit.notFound()
    return visit.html(<HatPage shell={visit.shell} form={form} person={person} roles={roles} mine={mine} />)
  }
  routes.page(`${path}/:id/hats`, base, (visit) => show(visit, fresh(visit)))
  routes.post(`${path}/:id/hats`, {
    ...{ ...base, form: hatForm },
    faults: (tx, to, visit) => hatFaults(tx, visit.param('id'), to),
    act: async (tx, value, visit) => {
      const of = await readPerson(tx, visit.param('id'))
      if (!of) return refuse('notYours')
      const hat = await giveHat(tx, { ...value, of, invitationId: visit.wishId }, door)
      return isRefusal(hat) ? hat : `${path}/${hat}`
    },
    again: show,
  })
}

async function showList(visit: Visit) {
  const wish = { house: isId(visit.query('house')) ? visit.query('house') : null, name: visit.query('name').trim() }
  const [people, mine] = await Promise.all([visit.ask((tx) => readPeople(tx, wish)), visit.ask(readMyOrganisations)])
  return visit.html(
    <ListPage shell={visit.shell} people={people} mine={mine} wish={wish} counsels={may.counsel.allows(visit.who)} today={visit.today} />,
  )
}

async function showInvited(visit: Visit & { wishId: string }, hat: string, door: Door) {
  const [person, access] = await visit.ask(async (tx) => [await readPerson(tx, hat), (await readAccess(tx, [hat]))[0]])
  if (!person) return visit.notFound()
  // Sent a second time when the link has been used: it worked until today.
  const lastDay = access?.invited ? dayInDenmark(access.invited.endsAt) : visit.today
  const mailed = door.mail && person.mail !== null
  const shown = {
    person,
    mailed,
    link: invitationLink(door, visit.wishId),
    lastDay,
    today: visit.today,
    counsels: may.counsel.allows(visit.who),
  }
  return visit.html(<InvitedPage shell={visit.shell} {...shown} />)
}

function showOneWith(door: Door) {
  return async (visit: Visit, form: Again) => {
    const found = await visit.ask((tx) => readOne(tx, visit.param('id')))
    if (!found) return visit.notFound()
    const edited = change.shown('name' in form.typed ? form : { ...form, typed: {} }, found.person)
    const allowed = { canMail: door.mail, counsels: may.counsel.allows(visit.who), today: visit.today, now: visit.now }
    const waits = found.person.mail && found.access?.invited?.mailedAt === null ? found.access.invited.id : undefined
    const tooLate = waits !== undefined && !(await visit.askAs({ kind: 'visitor' }, (tx) => linkOpens(tx, waits, door)))
    return visit.html(<OnePage shell={visit.shell} form={form} edited={edited} {...found} {...allowed} tooLate={tooLate} />)
  }
}

async function readOne(tx: Tx, hat: string) {
  const person = await readPerson(tx, hat)
  if (!person) return undefined
  const changeable = await findChangeable(tx, hat)
  return {
    person,
    others: await readOtherHats(tx, hat),
    access: (await readAccess(tx, [hat]))[0],
    held: changeable ? { kinds: await heldBy(tx, hat), lines: await readHeldLines(tx, person) } : { kinds: [], lines: [] },
    away: await readAway(tx, person.person),
    roles: await readGivableRoles(tx),
    mine: await readMyOrganisations(tx),
    mayGiveKey: changeable?.mayGiveKey ?? false,
  }
}
