import type { Owner } from '#core/builders.ts'
import { plant, worldTime } from '#core/builders.ts'
import { seedDirectory } from '#core/offer/seed.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { newId } from '#platform/ids.ts'
import { plantFamilies, plantInquiries } from './families.ts'
import { type DemoPeople, plantPeople, plantShifts } from './people.ts'

type SignIn = { key: string; hat: string; name: string }
/** What /demo offers, kept as a setting of the demo world itself. */
export type DemoWorld = { signIns: SignIn[]; code: string; queue: string; shiftHats: string[] }

export const demoSetting = 'demo-world'

/** Fills an empty demo world, once; on later starts only plans the shifts of the weeks that have come nearer. */
export async function fillDemoWorld(owner: Owner, secret: { number: number; key: Buffer }): Promise<DemoWorld> {
  const { today } = await worldTime(owner)
  const { rows } = await owner.query('select value from core.setting where key = $1', [demoSetting])
  const world: DemoWorld = rows[0]?.value ?? (await fill(owner, secret))
  await plantShifts(owner, { queue: world.queue, hats: world.shiftHats, from: today, days: 21 })
  return world
}

async function fill(owner: Owner, secret: { number: number; key: Buffer }): Promise<DemoWorld> {
  const { today } = await worldTime(owner)
  await owner.query('begin')
  try {
    const directory = await seedDirectory(owner)
    const places = { network: directory.network, house: directory.houses.aalborg, association: newId(), municipality: newId() }
    await plant(owner, {
      'core.organisation': [
        { id: places.association, kind: 'association', name: 'Lokalforeningen Prøveby', parent_id: places.network },
        { id: places.municipality, kind: 'municipality', name: 'Prøveby Kommune', parent_id: null },
      ],
    })
    const people = await plantPeople(owner, places)
    await plantShifts(owner, { queue: people.queue.id, hats: people.counsellors.map(({ hat }) => hat), from: today, days: 21 })
    const held = await plantFamilies(owner, people, today)
    const code = returnCode(secret, newId())
    const { writer } = await plantInquiries(owner, people, code.hash)
    const parents = held[1]!.adults
    const world = {
      signIns: signInsOf(
        people,
        writer,
        parents.map(({ hat }) => hat),
      ),
      code: code.words,
      queue: people.queue.id,
      shiftHats: people.counsellors.map(({ hat }) => hat),
    }
    await owner.query('insert into core.setting (key, value) values ($1, $2)', [demoSetting, JSON.stringify(world)])
    await owner.query('commit')
    return world
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

function signInsOf(people: DemoPeople, writer: string, [mother, father]: string[]): SignIn[] {
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
