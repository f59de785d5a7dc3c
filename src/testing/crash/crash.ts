import { setTimeout as wait } from 'node:timers/promises'
import { aHeldFamily, aNetwork, plant } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { newToken, startDemoSession } from '#core/session/session.ts'
import { as } from '#platform/db.ts'
import { type Broken, brokenLaws, owedAmiss } from '#testing/laws/oracle.ts'
import { aPostServer } from '#testing/post-server.ts'
import { keyFor } from '../../app.ts'
import { answers, type Hands, writes } from './hands.ts'
import { aHouse, type House } from './house.ts'
import { faultsOf, newLedger } from './ledger.ts'
import { aPerson, type Street } from './person.ts'

export type Outcome = {
  seconds: number
  kills: Record<Victim, number>
  /** What was acknowledged, by kind. */
  done: Record<string, number>
  /** Forms and pages that got no answer and were sent again. */
  unanswered: number
  mails: number
  faults: string[]
  broken: Broken[]
}
/** It goes on for so many seconds, and until each kind of death has come once. */
type Order = { seconds: number; writers?: number; processes?: number; among?: readonly Victim[] }
const victims = ['one program', 'both programs', 'PostgreSQL', 'everything'] as const
type Victim = (typeof victims)[number]

const today = '2026-11-23'

/**
 * Real programs on a real PostgreSQL, people who send real forms, and somebody who kills one or the other with SIGKILL at random moments.
 * At the end everybody has had an answer to everything, and what they were told is compared with what stands there.
 */
export async function crash({ seconds, writers = 4, processes = 2, among = victims }: Order): Promise<Outcome> {
  await using post = await aPostServer()
  await using house = await aHouse({ clock: `${today}T10:00:00+01:00`, mail: post.url, processes })
  const [ledger, desk] = [newLedger(), await theDesk(house)]
  await Promise.all(house.programs.map((program) => program.ready()))
  const from = performance.now()
  const deaths = deathsOf(among)
  const key = keyFor(house.secret, 'return-code')
  const hands: Hands = {
    ...{ ledger, owner: house.owner, today, goesOn: () => performance.now() - from < seconds * 1_000 || deaths.missing() },
    codeOf: (formId) => returnCode({ number: 1, key }, formId).words,
  }
  let [unanswered, n] = [0, 0]
  const street = streetOf(house, () => unanswered++)
  const newcomer = () => aPerson(street, { n: ++n })
  await Promise.all([
    kill(house, deaths, hands.goesOn),
    ...Array.from({ length: writers }, () => writes(hands, newcomer)),
    ...desk.map(({ token, ...one }) => answers(hands, { ...one, person: aPerson(street, { n: ++n, token }) })),
  ])
  const faults = [...(await faultsOf(house.owner, ledger)), ...(await doubledMails(house, post.received))]
  const broken = [...(await brokenLaws(house.owner)), ...(await owedAmiss(house.owner))]
  const counts = { kills: deaths.counts(), done: ledger.counts(), unanswered, mails: post.received.length }
  return { ...counts, faults, broken, seconds: Math.round((performance.now() - from) / 1_000) }
}

/** Three counsellors who are signed in, each with a family of their own, whose adult wants word by mail. */
async function theDesk({ owner, db }: House): Promise<{ hat: string; family: string; token: string }[]> {
  const network = await aNetwork(owner)
  return Promise.all(
    network.counsellors.map(async (anchor, n) => {
      const family = await aHeldFamily(owner, network, { anchor, name: `Solsikken ${n}` })
      const card = { channel: 'mail', address: `${n}@example.org`, turned_on_at: `${today}T08:00:00Z` }
      await plant(owner, { 'core.contact_card': [{ hat_id: family.adults[0]!.hat, ...card }] })
      const token = newToken()
      await as(db, { kind: 'visitor' }, (tx) => startDemoSession(tx, anchor.hat, token))
      return { hat: anchor.hat, family: family.id, token }
    }),
  )
}

function streetOf({ programs }: House, unanswered: () => void): Street {
  let turn = 0
  return { next: () => programs[turn++ % programs.length]!.address, unanswered }
}

type Deaths = { next(): Victim; missing(): boolean; counts(): Record<Victim, number> }

/** Each kind of death once before any comes again, in an order of chance. */
function deathsOf(among: readonly Victim[]): Deaths {
  const counts = Object.fromEntries(among.map((victim) => [victim, 0])) as Record<Victim, number>
  let deck: Victim[] = []
  return {
    next() {
      if (deck.length === 0) deck = among.toSorted(() => Math.random() - 0.5)
      const victim = deck.pop()!
      counts[victim]++
      return victim
    },
    missing: () => among.some((victim) => counts[victim] === 0),
    counts: () => counts,
  }
}

/** The next one comes at a moment of chance, once everything answers again. */
async function kill(house: House, deaths: Deaths, goesOn: () => boolean): Promise<void> {
  for (;;) {
    await wait(300 + Math.random() * 2_500)
    if (!goesOn()) return
    await strike(house, deaths.next())
  }
}

async function strike({ programs, killPostgres, raisePostgres }: House, victim: Victim): Promise<void> {
  const all = victim === 'everything'
  const dying = victim === 'one program' ? [programs[Math.floor(Math.random() * programs.length)]!] : programs
  if (victim !== 'PostgreSQL') for (const program of dying) program.kill()
  if (victim === 'PostgreSQL' || all) {
    await killPostgres()
    await raisePostgres()
  }
  await Promise.all(programs.map((program) => program.ready()))
}

/** Each notice leaves at most once, and one that is written down as carried has left. The id of a mail is the id of its notice. */
async function doubledMails({ owner }: House, received: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(`select notice_id as id from core.mail where state = 'carried'`)
  const ids = received.map((mail) => /^Message-ID: <([^@]+)@/im.exec(mail)?.[1])
  return [
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `doubled: mail ${id}`),
    ...rows.filter(({ id }) => !ids.includes(id)).map(({ id }) => `lost: mail ${id}`),
  ]
}
