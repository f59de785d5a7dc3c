import type pg from 'pg'
import { type HeldFamily, worldTime } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { newId } from '#platform/ids.ts'
import { calendarOf } from '../simulation/calendar.ts'
import { plantFamilies, plantInquiries } from './families.ts'
import type { Network } from './houses.ts'
import type { DemoPeople } from './people.ts'
import { type DemoWorld, demoSetting, fillingSetting } from './setting.ts'
import { plantShifts, shiftDays } from './shifts.ts'

export type Telling = {
  key: Buffer
  /** The families, where they were there last night already. */
  families?: HeldFamily[]
}

/** The families of the story as they are opened before the last night is proved, so that its line counts them like everybody's. */
export async function openFamilies(owner: pg.Pool, { people }: Network): Promise<HeldFamily[]> {
  const { today } = await worldTime(owner)
  return plantFamilies(owner, people, calendarOf({ from: today, days: shiftDays }))
}

/** What /demo is about, on top of everything else: all of it, and that the world is whole, or nothing. */
export async function tellStory(pool: pg.Pool, { staff, people }: Network, { key, families }: Telling): Promise<DemoWorld> {
  const owner = await pool.connect()
  try {
    await owner.query('begin; set local synchronous_commit = on')
    const { today } = await worldTime(owner)
    const calendar = calendarOf({ from: today, days: shiftDays })
    const order = { queue: people.queue.id, seats: seatsOf({ staff, people }) }
    await plantShifts(owner, { ...order, from: today, days: shiftDays })
    const held = families ?? (await plantFamilies(owner, people, calendar))
    const code = returnCode({ number: 1, key }, newId())
    const { writer } = await plantInquiries(owner, people, { codeHash: code.hash, calendar })
    const parents = held[1]!.adults.map(({ hat }) => hat)
    const world = { ...order, signIns: signInsOf(people, writer, parents), code: code.words }
    await owner.query('insert into core.setting (key, value) values ($1, $2)', [demoSetting, JSON.stringify(world)])
    await owner.query('delete from core.setting where key = $1', [fillingSetting])
    await owner.query('commit')
    return world
  } catch (error) {
    await owner.query('rollback')
    throw error
  } finally {
    owner.release()
  }
}

/** Those one can be have a seat of their own, so that whoever looks finds them on a shift; everybody else takes turns on the other. */
function seatsOf({ staff, people }: Network): string[][] {
  const others = [...staff.byHat.values()].filter(({ leads, stays }) => !leads && !stays).map(({ hat }) => hat)
  return [people.counsellors.map(({ hat }) => hat), others].filter((hats) => hats.length > 0)
}

function signInsOf(people: DemoPeople, writer: string, [mother, father]: string[]): DemoWorld['signIns'] {
  const staff = (key: string, who: { hat: string; name: string }) => ({ key, hat: who.hat, name: who.name })
  return [
    { key: 'writer', hat: writer, name: '' },
    { key: 'mother', hat: mother!, name: 'Maja' },
    { key: 'father', hat: father!, name: 'Jonas' },
    staff('counsellor', people.nanna),
    staff('second-counsellor', people.peter),
    staff('deputy', people.samira),
    staff('leader', people.leader),
    staff('coordinator', people.coordinator),
    staff('volunteer', people.volunteer),
    staff('guest', people.guest),
    staff('director', people.director),
    staff('administrator', people.administrator),
  ]
}
