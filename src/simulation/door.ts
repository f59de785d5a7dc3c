import { returnCode } from '#core/return-code/return-code.ts'
import { addDays, dayInDenmark, timeInDenmark } from '#platform/clock.ts'
import type { Typed } from '#platform/http/form.ts'
import type { Who } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Arrival } from './calendar.ts'
import type { Chance } from './chance.ts'
import { parameters as p } from './parameters.ts'
import type { Member } from './people.ts'
import { addressFor } from './post.ts'
import { chanceFor, doorFor, formIdFor, type Person, type Run, wished } from './run.ts'
import { words } from './words.ts'

const visitor: Who = { kind: 'visitor' }
const hour = 3_600_000

/** Somebody writes to us without a name. */
export async function writesToUs(run: Run, arrival: Arrival): Promise<void> {
  const chance = chanceFor(run, 'words', arrival.n)
  const formId = formIdFor(run, chance)
  const typed = told(chance, arrival)
  if (!(await wished(run, { who: visitor, path: '/skriv', typed, formId }))) return
  meet(run, { arrival, formId, who: typed.who ?? 'other' })
}

/** Somebody calls, comes by or mails: whoever is on a shift writes it down, and with a person there takes it at once. */
export async function isWrittenDown(run: Run, arrival: Arrival, by: Member): Promise<{ inquiryId: string; person: Person } | undefined> {
  const chance = chanceFor(run, 'words', arrival.n)
  const formId = formIdFor(run, chance)
  const { dueOn: _, ...typed } = told(chance, arrival)
  const take = arrival.channel === 'mail' ? undefined : 'yes'
  const answer = await run.hands.post(by.who, '/desk/inquiries/new', { typed: { ...typed, channel: arrival.channel, take }, formId })
  if (isRefusal(answer)) return undefined
  const { inquiryId } = JSON.parse(answer) as { inquiryId: string }
  const person = meet(run, { arrival, formId, who: typed.who ?? 'other' })
  run.personOf.set(inquiryId, person)
  return { inquiryId, person }
}

function told(chance: Chance, { at }: Arrival): Typed {
  const oClock = Number(timeInDenmark(at).slice(0, 2))
  const late = oClock >= 21 || oClock < 5
  const today = dayInDenmark(at)
  const who = chance.one(p.whoWrites) ?? 'other'
  const hurries = chance.next()
  const inDays = hurries < p.dateWithinWeek ? chance.between(1, 7) : hurries < p.dateWithinWeek + p.dateLater ? chance.between(8, 40) : null
  const language = chance.one(p.languages) ?? 'da'
  return {
    words: words.asked(chance, who),
    danger: chance.is(p.inDanger * (late ? p.dangerAtNight : 1)) ? 'yes' : undefined,
    who,
    alone: who === 'pregnant' && chance.is(p.pregnantAndAlone) ? 'yes' : undefined,
    dueOn: who === 'pregnant' ? addDays(today, chance.between(20, 240)) : undefined,
    postcode: chance.is(0.6) ? words.postcode(chance) : undefined,
    deadlineOn: inDays === null ? undefined : addDays(today, inDays),
    deadlineWords: inDays === null ? undefined : 'Et møde',
    language,
    interpreter: language !== 'da' && chance.is(0.5) ? 'yes' : undefined,
  }
}

function meet(run: Run, { arrival, formId, who }: { arrival: Arrival; formId: string; who: string }): Person {
  const code = returnCode(run.secret, formId)
  const person = { n: arrival.n, channel: arrival.channel, who, code: code.words, words: 0 }
  run.people.set(code.hash.toString('hex'), person)
  return person
}

/** An answer has come. Some write again, some hours later; the others are silent. */
export function mayWriteAgain(run: Run, person: Person): void {
  const chance = chanceFor(run, 'again', person.n, person.words)
  const share = p.writesAgain[person.channel] / (1 + person.words)
  if (chance.is(share)) later(run, person, p.writesAgainAfterHours * -Math.log(1 - chance.next() * 0.98))
}

export function comesBackLater(run: Run, person: Person, share: number): void {
  const chance = chanceFor(run, 'back', person.n, person.words)
  if (chance.is(share)) later(run, person, 24 * chance.between(14, 200))
}

export function later(run: Run, person: Person, hours: number): void {
  run.agenda.at(new Date(run.clock.now().getTime() + hours * hour), async () =>
    run.lanes.add(doorFor(person), () => comesBack(run, person)),
  )
}

/** With the code, or on the own page: reads what was said, and writes. */
async function comesBack(run: Run, person: Person): Promise<void> {
  const chance = chanceFor(run, 'coming', person.n, ++person.words)
  if (person.page) return writeOnOwnPage(run, person, chance)
  if (chance.is(p.mistypesCode)) await run.hands.enter('noget helt andet her', formIdFor(run, chance))
  const inside = await run.hands.enter(person.code, formIdFor(run, chance))
  if (inside?.who.kind !== 'writer') return
  await run.hands.open(inside.who, '/samtale')
  const formId = formIdFor(run, chance)
  await wished(run, { who: inside.who, path: '/samtale', typed: { words: words.again(chance) }, formId })
}

async function writeOnOwnPage(run: Run, person: Person, chance: Chance): Promise<void> {
  const { who } = person.page!
  await run.hands.open(who, '/min-side')
  await wished(run, { who, path: '/min-side/samtale', typed: { words: words.again(chance) }, formId: formIdFor(run, chance) })
}

/** The conversation becomes the own page, once a family has been opened. */
export async function makesOwnPage(run: Run, person: Person, familyId: string): Promise<void> {
  const chance = chanceFor(run, 'page', person.n)
  const inside = await run.hands.enter(person.code, formIdFor(run, chance))
  if (inside?.who.kind !== 'writer') return
  const sent = { typed: { phone: 'mine' }, formId: formIdFor(run, chance), token: inside.token }
  if (isRefusal(await run.hands.post(inside.who, '/samtale/min-side', sent))) return
  const { rows } = await run.owner.query('select became_id as adult from core.hat where id = $1', [inside.who.hat])
  person.page = { who: { ...inside.who, kind: 'family', hat: rows[0].adult, familyId } }
  run.tally.add('own pages made')
  if (chance.is(p.wantsMail)) await turnsMailOn(run, person, person.page.who)
}

/** Wants to hear by mail that there is something to read, at the hours that are safe at home. */
async function turnsMailOn(run: Run, person: Person, who: Who): Promise<void> {
  const chance = chanceFor(run, 'mail', person.n)
  const hours = chance.one(p.mailHours) ?? 'any'
  const typed = { wish: 'on', address: addressFor(person.n, hours), hours, safe: 'yes' }
  if (await wished(run, { who, path: '/min-side/besked', typed, formId: formIdFor(run, chance) })) run.tally.add('mail turned on')
}
