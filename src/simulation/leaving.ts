import { addDays } from '#platform/clock.ts'
import { parameters as p } from './parameters.ts'
import { everyoneIn, type Member, newMember } from './people.ts'
import { recordDaysOff } from './roster.ts'
import { chanceFor, formIdFor, type Run, wished } from './run.ts'

/** Somebody has given notice: the last day, and what is still held is handed on, some of it before and the rest after. */
export type Leaving = { member: Member; noticeOn: string; lastDay: string; recorded?: boolean; gone?: boolean }

export function whoLeaves(run: Pick<Run, 'seed' | 'calendar' | 'staff'>): Leaving[] {
  const { days } = run.calendar
  const all = run.staff.houses.flatMap(({ counsellors }) => counsellors)
  return all.flatMap((member, n) => {
    const chance = chanceFor(run, 'leaves', n)
    if (member.stays || !chance.is((p.leaves * days.length) / 365)) return []
    const noticeOn = days[chance.between(5, Math.max(5, days.length - p.noticeDays - 15))]!
    return [{ member, noticeOn, lastDay: addDays(noticeOn, p.noticeDays) }]
  })
}

/** Cover is not for ever: whoever stands in for somebody who has been away for long becomes the anchor of the families. */
export async function nameNewAnchors(run: Run): Promise<void> {
  const { rows } = await run.owner.query(
    `select f.id, f.anchor_id as anchor from core.roster a join core.family f on f.anchor_person = a.person_id and f.live
     where a.away_now and a.period @> platform.today() and lower(a.period) <= platform.today() - $1::int order by f.id`,
    [p.newAnchorAfterDays],
  )
  for (const { id, anchor } of rows) {
    const member = run.staff.byHat.get(anchor)!
    run.lanes.add(`anchor ${member.n}`, () => handOn(run, { member, thing: { kind: 'anchor', thing: id, family: id }, after: true }))
  }
  await run.lanes.done()
}

type Thing = { kind: string; thing: string; family: string | null }

/** One day of those who leave: notice, handing on, and in the end the fact. Whoever begins is counted in their order, whatever took longer. */
export async function goOnLeaving(run: Run, leavings: readonly Leaving[]): Promise<void> {
  const begun = leavings.filter(({ gone, noticeOn }) => !gone && run.today.day >= noticeOn)
  for (const leaving of begun) run.lanes.add(`house ${leaving.member.house}`, () => handsOn(run, leaving))
  await run.lanes.done()
  for (const leaving of begun)
    if (leaving.recorded && run.today.day > leaving.lastDay && (await readHeld(run, leaving.member)).length === 0)
      await isGone(run, leaving)
}

async function handsOn(run: Run, leaving: Leaving): Promise<void> {
  const { member, lastDay } = leaving
  const { day } = run.today
  if (!leaving.recorded)
    leaving.recorded = await recordDaysOff(run, { member, from: addDays(lastDay, 1), until: null, recordedOn: day, why: 'leaving' })
  if (!leaving.recorded) return
  const held = await readHeld(run, member)
  const after = day > lastDay
  const mine = held.filter(({ kind }) => kind === 'anchor' || kind === 'deputy')
  for (const thing of after ? held : mine.slice(0, Math.ceil(mine.length / 12))) await handOn(run, { member, thing, after })
}

async function readHeld(run: Run, member: Member): Promise<Thing[]> {
  const { rows } = await run.owner.query<Thing>(
    'select g.kind, g.thing, g.family_id as family from core.holding g where g.hat_id = $1 order by array_position($2, g.kind), g.thing',
    [member.hat, ['anchor', 'deputy', 'step', 'led-step', 'inquiry', 'promise', 'ask', 'shift', 'stand-in', 'stood-in-for']],
  )
  return rows
}

type Hand = { member: Member; thing: Thing; after: boolean }

/** Each kind of thing goes to a colleague who has said yes, by the form the pages have for it. */
async function handOn(run: Run, { member, thing, after }: Hand): Promise<void> {
  const acting = after ? await standInOf(run, member) : member
  if (!acting) return
  const chance = chanceFor(run, 'handing on', thing.kind, thing.thing, run.today.day)
  const others = everyoneIn(run.staff.houses[member.house]!).filter(({ hat }) => hat !== member.hat && hat !== acting.hat)
  const family = thing.family
    ? (await run.owner.query('select anchor_id as anchor, deputy_id as deputy from core.family where id = $1', [thing.family])).rows[0]
    : undefined
  const params = { id: thing.family ?? thing.thing, stepId: thing.thing, promiseId: thing.thing }
  const send = (who: Member, path: string, typed: Record<string, string | undefined> = {}) =>
    wished(run, { who: who.who, path, params, typed, formId: formIdFor(run, chance) })
  const free = others.filter(({ hat }) => hat !== family?.anchor && hat !== family?.deputy)
  switch (thing.kind) {
    case 'anchor': {
      // Whoever stands in takes it herself; before that, a colleague who has said yes in advance.
      const next = after && acting.hat !== family.deputy ? acting : chance.pick(free)
      return void (await send(acting, '/desk/families/:id/anchor', { anchorId: next.hat, deputyId: '', handsOver: 'yes' }))
    }
    case 'deputy': {
      const by = await carrierOf(run, family.anchor)
      return void (
        by && (await send(by, '/desk/families/:id/deputy', { deputyId: chance.pick(free.filter(({ hat }) => hat !== by.hat)).hat }))
      )
    }
    case 'step':
      return void (await send(acting, '/desk/families/:id/steps/:stepId/owner', {
        ownerId: family?.anchor === member.hat ? acting.hat : family.anchor,
      }))
    case 'promise':
      return void (thing.family && (await send(acting, '/desk/families/:id/promises/:promiseId/keep')))
    case 'inquiry':
      return handInquiryOn(run, { member, thing, after }, acting)
    case 'shift':
      return void (await wished(run, {
        ...{ who: run.staff.houses[member.house]!.leader.who, path: '/settings/shifts/:id/cancel' },
        params,
        formId: formIdFor(run, chance),
      }))
    case 'stand-in':
    case 'stood-in-for':
      return takeYesBack(run, member)
  }
}

/** Nobody is left with an unanswered word: it goes back to the queue with its promise, or a colleague says yes to it. */
async function handInquiryOn(run: Run, { thing }: Hand, acting: Member): Promise<void> {
  const chance = chanceFor(run, 'inquiry on', acting.name, run.today.day, thing.thing)
  const form = () => formIdFor(run, chance)
  const path = '/desk/inquiries/:id'
  if (await wished(run, { who: acting.who, path: `${path}/release`, params: { id: thing.thing }, formId: form() })) return
  const colleague = run.today.present.find(({ hat, leads }) => hat !== acting.hat && !leads)
  if (!colleague) return
  const askId = form()
  const params = { id: thing.thing, askId }
  const asked = {
    who: acting.who,
    path: `${path}/ask`,
    params,
    typed: { ask: 'take-over', askTo: colleague.hat, askWords: '' },
    formId: askId,
  }
  if (await wished(run, asked))
    await wished(run, { who: colleague.who, path: `${path}/asks/:askId`, params, typed: { askAnswer: 'yes' }, formId: form() })
}

/** A yes binds those who said it and those it was said to; each takes the own one back. */
async function takeYesBack(run: Run, member: Member): Promise<void> {
  const { rows } = await run.owner.query(
    'select for_hat as for, by_hat as by from core.stand_in where live and (for_hat = $1 or by_hat = $1)',
    [member.hat],
  )
  for (const yes of rows) {
    const by = run.staff.byHat.get(yes.by)!
    const formId = formIdFor(run, chanceFor(run, 'no more', by.n, run.staff.byHat.get(yes.for)!.n, run.today.day))
    await wished(run, { who: by.who, path: '/desk/absence/ready', typed: { hat: yes.for, ready: 'no' }, formId })
  }
}

async function standInOf(run: Run, member: Member): Promise<Member | undefined> {
  const { rows } = await run.owner.query(
    'select c.hat_id as hat from core.roster a join core.roster c on c.id = a.default_cover_id where a.person_id = $1 and a.away_now and a.period @> platform.today()',
    [member.person],
  )
  return run.staff.byHat.get(rows[0]?.hat)
}

/** Somebody of ours, or who stands in for them today. */
export async function carrierOf(run: Run, hat: string): Promise<Member | undefined> {
  const member = run.staff.byHat.get(hat)
  if (!member || run.today.present.includes(member)) return member
  return standInOf(run, member)
}

/** The membership ends: a fact the database takes only when nothing is held. Then the absence is over, and somebody new begins. */
async function isGone(run: Run, leaving: Leaving): Promise<void> {
  const { member } = leaving
  await run.owner.query('update core.hat set ended_at = platform.now() where id = $1', [member.hat])
  leaving.gone = true
  run.tally.add('have left')
  const house = run.staff.houses[member.house]!
  house.counsellors = house.counsellors.filter(({ hat }) => hat !== member.hat)
  const { rows } = await run.owner.query('select id from core.roster where person_id = $1 and away_now', [member.person])
  const chance = chanceFor(run, 'gone', member.n, run.today.day)
  const leader = run.today.present.find(({ leads }) => leads)
  for (const { id } of rows)
    if (leader) await wished(run, { who: leader.who, path: '/desk/absence/:id/back', params: { id }, formId: formIdFor(run, chance) })
  await begins(run, member.house)
}

/** A new colleague and everybody in the house say yes to each other. */
async function begins(run: Run, at: number): Promise<void> {
  const house = run.staff.houses[at]!
  const fresh = await newMember(run.owner, run.staff, { house: at, organisation: house.id, leads: false })
  for (const other of everyoneIn(house))
    for (const [by, forWhom] of [
      [fresh, other],
      [other, fresh],
    ] as const)
      await wished(run, {
        ...{ who: by.who, path: '/desk/absence/ready', typed: { hat: forWhom.hat, ready: 'yes' } },
        formId: formIdFor(run, chanceFor(run, 'begins', by.n, forWhom.n)),
      })
  house.counsellors.push(fresh)
  run.tally.add('have begun')
}
