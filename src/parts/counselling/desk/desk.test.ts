import { expect, test } from 'vitest'
import { aHeldFamily, aMember } from '#core/builders.ts'
import { anAbsence, aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'

const order = (text: string, ...words: string[]) => words.map((word) => text.indexOf(word))

test('one screen says who is promised what today, in order, with time, to whom and how', async () => {
  await using story = await aStory()
  const { network, database } = story
  await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 4 })
  await database.owner.query(`update counselling.inquiry set channel = 'phone'`)
  await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 2 })
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', anchor: network.anne })
  await database.owner.query(
    `insert into core.promise (id, to_hat, by_hat, family_id, what, channel, due_by) values (gen_random_uuid(), $1, $2, $3, 'call', 'phone', platform.now() + interval '3 hours')`,
    [family.adults[0]!.hat, network.anne.hat, family.id],
  )
  const { text } = await (await story.signedIn(network.anne)).get('/desk')
  const today = text.slice(text.indexOf('Lovet i dag'), text.indexOf('Køen'))
  const places = order(
    today,
    'En, der skrev',
    'Senest kl. 12.05',
    'Solsikken',
    'Senest kl. 13.05',
    'Ring på telefon',
    'En, der ringede',
    'Senest kl. 14.05',
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('what is promised for today without an hour stands among today’s until the day has ended', async () => {
  await using story = await aStory()
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', anchor: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/families/${family.id}`
  const call = { adultId: family.adults[0]!.hat, promiseWhat: 'call', promiseChannel: 'phone', promiseDay: '2026-11-24', promiseTime: '' }
  expect((await anne.send(`${address}?form=promise`, call, { action: `${address}/promises` })).status).toBe(303)
  const { text } = await anne.get('/desk/fragments/today')
  expect(text).toMatch(/Lovet i dag.*Solsikken.*I løbet af i dag.*Ring på telefon/s)
})

test('the queue stands by level, then by what comes first; language and interpreter are seen', async () => {
  await using story = await aStory()
  const { network, database } = story
  for (const [level, promisedHours] of [
    ['D', 1],
    ['B', 5],
    ['B', 2],
  ] as const)
    await anInquiry(database.owner, network, { level, promisedHours })
  await database.owner.query(
    `update counselling.inquiry set language = 'ar', interpreter = true, deadline_on = '2026-11-25' where level = 'D'`,
  )
  const { text } = await (await story.signedIn(network.bo)).get('/desk')
  const queue = text.slice(text.indexOf('id="desk-queue"'))
  const places = order(queue, 'kl. 12.05', 'kl. 15.05', 'kl. 11.05', 'Haster i morgen', 'arabisk, tolk')
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('row 20: an inquiry nobody has answered by its promised time stands out for everyone at the desk', async () => {
  await using story = await aStory()
  const { network, database } = story
  await anInquiry(database.owner, network, { promisedHours: 1 })
  await database.advance(26 * 3_600_000)
  for (const who of [network.anne, network.bo, network.leader]) {
    const { text } = await (await story.signedIn(who)).get('/desk')
    expect(text).toContain('Svar lovet i går kl. 11.05. Tiden er gået')
    expect(text).toContain('Venter et døgn')
  }
})

test('row 80: what has passed its day touches the anchor, the one whose step it is, and whoever stands in today', async () => {
  await using story = await aStory()
  const { network, database } = story
  await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'C', anchor: network.anne, deputy: network.bo, due: '2026-11-25' })
  await database.advance(3 * 86_400_000)
  const overdue = async (who: typeof network.anne) => {
    const { text } = await (await story.signedIn(who)).get('/desk')
    return text.includes('Over tiden')
  }
  expect([await overdue(network.anne), await overdue(network.cille)]).toEqual([true, false])
  await anAbsence(story, { away: network.anne, cover: network.cille })
  expect(await overdue(network.cille)).toBe(true)
  expect((await (await story.signedIn(network.cille)).get('/desk')).text).toContain('Du dækker for Anne')
})

test('my families stand with their next date; those of others do not', async () => {
  await using story = await aStory()
  const { network, database } = story
  await aHeldFamily(database.owner, network, { name: 'Solsikken', anchor: network.anne, deputy: network.bo })
  await aHeldFamily(database.owner, network, { name: 'Havnevej', anchor: network.cille, deputy: network.bo })
  const { text } = await (await story.signedIn(network.anne)).get('/desk')
  expect(text).toContain('Solsikken')
  expect(text).toContain('Næste skridt fredag 4. december')
  expect(text).not.toContain('Havnevej')
  const { lines } = await story.one('select count(*)::int as lines from core.access_line')
  expect(lines).toBe(0)
})

test('an empty desk says what happens next, each part by itself', async () => {
  await using story = await aStory()
  const newcomer = await aMember(story.database.owner, { place: story.network.house, role: 'counsellor', name: 'Nye' })
  const browser = await story.signedIn(newcomer)
  const { text } = await browser.get('/desk')
  for (const words of [
    'Du har ikke lovet mere i dag',
    'Ingen venter i køen',
    'Du har ingen henvendelser',
    'Du står ikke omkring nogen familie',
  ])
    expect(text).toContain(words)
  expect(text.split('Sådan går det videre:').length - 1).toBe(4)
  for (const name of ['today', 'asks', 'queue', 'mine', 'families']) {
    const part = await browser.get(`/desk/fragments/${name}`)
    expect([part.status, part.text.includes(`id="desk-${name}"`)]).toEqual([200, true])
  }
  expect((await browser.get('/desk/fragments/constructor')).status).toBe(404)
})

test('search finds families within reach by their short name, and nothing else', async () => {
  await using story = await aStory()
  const { network, database } = story
  await aHeldFamily(database.owner, network, { name: '100 % Søndergård', anchor: network.anne, deputy: network.bo })
  const inquiry = await anInquiry(database.owner, network, { words: 'Hemmelige Søndergård' })
  const [anne, cille, leader] = [
    await story.signedIn(network.anne),
    await story.signedIn(network.cille),
    await story.signedIn(network.leader),
  ]
  const found = async (who: typeof anne, q: string) =>
    (await who.get(`/desk/search?q=${encodeURIComponent(q)}`)).text.includes('100 % Søndergård</span>')
  expect([await found(anne, 'sønder'), await found(anne, '0 % s'), await found(leader, 'SØNDER')]).toEqual([true, true, true])
  expect([await found(cille, 'sønder'), await found(anne, '%%%%'), await found(anne, '_'), await found(anne, '\\')]).toEqual([
    false,
    false,
    false,
    false,
  ])
  const reach = async (who: typeof anne) => (await who.get('/desk/search')).text.match(/Du finder ([^.]+)\./)?.[1]
  expect([await reach(anne), await reach(leader)]).toEqual([
    'de familier, du står omkring',
    'de familier, du eller dem, du leder, står omkring',
  ])
  const byId = await anne.get(`/desk/search?q=${inquiry.id}`)
  expect(byId.text).toContain('Ingen familie med det navn')
  expect((await anne.get(`/desk/search?q=${encodeURIComponent('<script>x</script>')}`)).text).not.toContain('<script>x')
  const { lines } = await story.one('select count(*)::int as lines from core.access_line')
  expect(lines).toBe(0)
})

test('what is not there for somebody at the desk keeps the menu, the search and a way home', async () => {
  await using story = await aStory()
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network, { anchor: network.bo, deputy: network.cille })
  const anne = await story.signedIn(network.anne)
  for (const path of [
    '/desk/nothing',
    `/desk/families/${family.id}`,
    `/desk/inquiries/${family.id}`,
    '/net/lists/nothing',
    '/settings/nothing',
  ]) {
    const page = await anne.get(path)
    expect([path, page.status, page.text.includes('desk-top'), page.text.includes('action="/desk/search"')]).toEqual([
      path,
      404,
      true,
      true,
    ])
    expect(page.text).toMatch(/Siden er her ikke[\s\S]*href="\/desk"/)
  }
  const visitor = await story.site.visitor().get('/nothing')
  expect([visitor.status, visitor.text.includes('desk-top')]).toEqual([404, false])
})

test('volunteers, guests, coordinators and the office have no desk, whatever address they try', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { words: 'Hemmelige ord' })
  const one = `/desk/inquiries/${inquiry.id}`
  const pages = ['/desk', '/desk/live', '/desk/search?q=a', '/desk/fragments/queue', '/desk/fragments/beside', '/desk/inquiries/new', one]
  const parts = ['state', 'thread', 'asks', 'lookers', 'promises'].map((name) => `${one}/fragments/${name}`)
  const wishes = ['claim', 'release', 'reopen', 'answer', 'draft', 'triage', 'attempt', 'ask', 'end', 'promise'].map(
    (name) => `${one}/${name}`,
  )
  for (const who of [network.volunteer, network.guest, network.coordinator, network.director, network.administrator]) {
    const browser = await story.signedIn(who)
    for (const path of [...pages, ...parts]) expect([path, (await browser.get(path)).status]).toEqual([path, 404])
    for (const path of ['/desk/inquiries/new', ...wishes])
      expect([path, (await browser.post(path, { words: 'x', level: 'D' })).status]).toEqual([path, 404])
  }
  const visitor = await story.site.visitor().get(one)
  expect([visitor.status, visitor.text.includes('Hemmelige')]).toEqual([303, false])
  expect(await story.one('select state from counselling.inquiry')).toEqual({ state: 'received' })
})
