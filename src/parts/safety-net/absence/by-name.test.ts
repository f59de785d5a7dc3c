import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, onRoster, reads, record, today } from '#testing/monday.ts'

test('a family goes by name to its own deputy at once, and to anybody else only with their yes', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, sea, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  await record(birgit, network.anne, { standIn: network.leader.hat, byName: { [sun.id]: network.bo.hat, [sea.id]: network.cille.hat } })
  const named = async () => (await onRoster(database)).filter(({ family }) => family).map(({ name, family }) => `${name}: ${family}`)
  expect(await named()).toEqual(['Bo: Solsikken'])
  expect(await reads(database, network.cille, sea.id)).toBe(false)

  const cille = await signedIn(network.cille.hat)
  const asked = await cille.get('/desk/absence')
  expect(asked.text).toContain('Birgit spørger, om du tager Havet, mens Anne er væk.')
  const action = asked.text.match(/\/desk\/absence\/asks\/[0-9a-f-]{36}/)![0]
  const yes = await cille.send('/desk/absence', { answer: 'yes' }, { action })
  expect(yes.status).toBe(303)
  expect(await named()).toEqual(['Bo: Solsikken', 'Cille: Havet'])
  expect(await reads(database, network.cille, sea.id)).toBe(true)
  const again = await cille.post(action, { answer: 'yes' })
  expect([again.status, again.text.includes('Noget er ændret')]).toEqual([409, true])
})

test('a no leaves the family with the stand-in, and a leader takes what nobody has accepted', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sea, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const saved = await record(birgit, network.anne, { standIn: network.bo.hat, byName: { [sea.id]: network.cille.hat } })
  const cille = await signedIn(network.cille.hat)
  const action = (await cille.get('/desk/absence')).text.match(/\/desk\/absence\/asks\/[0-9a-f-]{36}/)![0]
  await cille.send('/desk/absence', { answer: 'no' }, { action })
  expect(await reads(database, network.bo, sea.id)).toBe(true)
  const taken = await birgit.send(saved.location, { family: sea.id }, { action: `${saved.location}/take` })
  expect(taken.status).toBe(303)
  expect((await birgit.follow(taken)).text).toMatch(/Havet<\/a>[\s\S]*?<strong>Birgit<\/strong>/)
})

test('a deputy who comes second to a family reads who has taken it', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, signedIn } = await mondayMorning(database)
  const { location } = await record(birgit, network.anne, { standIn: network.cille.hat, byName: { [sun.id]: network.cille.hat } })
  expect((await birgit.send(location, { family: sun.id }, { action: `${location}/take` })).status).toBe(303)
  const late = await (await signedIn(network.bo.hat)).post(`${location}/take`, { family: sun.id })
  expect([late.status, late.text.includes('Birgit har lige taget familien.')]).toEqual([409, true])
})

test('nobody says yes for a colleague: a forged stand-in is refused by the form and by the database', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const page = await birgit.post('/desk/absence/new', { person: network.anne.person, from: today, until: '', standIn: network.cille.hat })
  expect([page.status, page.text.includes('Vælg en, der har sagt ja på forhånd.')]).toEqual([409, true])
  const [away, cover] = [newId(), newId()]
  const forged = as(database.db, { kind: 'staff', hat: network.leader.hat }, async (tx) => {
    await tx
      .insertInto('core.roster')
      .values({
        id: away,
        kind: 'away',
        person_id: network.anne.person,
        default_cover_id: cover,
        period: `[${today},)`,
        recorded_by: network.leader.hat,
      })
      .execute()
    const row = {
      id: cover,
      kind: 'covering',
      person_id: network.cille.person,
      hat_id: network.cille.hat,
      absence_id: away,
      period: `[${today},)`,
    }
    await tx
      .insertInto('core.roster')
      .values({ ...row, recorded_by: network.leader.hat })
      .execute()
  })
  await expect(forged).rejects.toThrow(/row-level security/)
})

test('a yes in advance is said by oneself, once, and can be taken back', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now()')
  const cille = await signedIn(network.cille.hat)
  const say = (ready: string) => cille.post('/desk/absence/ready', { hat: network.anne.hat, ready })
  const standing = async () =>
    Number((await database.owner.query('select count(*) from core.stand_in where ended_at is null')).rows[0].count)
  await say('yes')
  await say('yes')
  expect(await standing()).toBe(1)
  const anne = await signedIn(network.anne.hat)
  expect((await anne.get('/desk/absence')).text).toContain('De træder ind for dig</h3><p>Cille</p>')
  expect((await cille.get('/desk/absence')).text).toContain('Du træder ind for dem</h3><p>Anne</p>')
  await anne.post('/desk/absence/ready', { hat: network.cille.hat, ready: 'yes' })
  expect((await cille.get('/desk/absence')).text).toContain('I træder ind for hinanden</h3><p>Anne</p>')
  await say('no')
  const after = (await cille.get('/desk/absence')).text
  expect([after.includes('Du træder ind for dem'), after.includes('De træder ind for dig</h3><p>Anne</p>')]).toEqual([false, true])
  expect(await standing()).toBe(1)
})

test('who chooses no colleague is asked to, in the form that was sent', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await mondayMorning(database)
  const cille = await signedIn(network.cille.hat)
  await cille.post('/desk/absence/ready', { hat: network.anne.hat, ready: 'yes' })
  const [yes, no] = [
    await cille.post('/desk/absence/ready', { hat: '', ready: 'yes' }),
    await cille.post('/desk/absence/ready', { hat: '', ready: 'no' }),
  ]
  expect([yes.text.includes('href="#field-hat"'), yes.text.includes('<details open')]).toEqual([true, false])
  expect([no.text.includes('href="#field-hat-no"'), no.text.includes('<details open')]).toEqual([true, true])
  expect(no.text).toContain('Vælg en kollega.')
})
