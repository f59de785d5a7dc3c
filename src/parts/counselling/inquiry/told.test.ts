import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aStory } from '#testing/story.ts'
import { anAnsweredInquiry } from '../builders.ts'

test('a no to danger, a yes and no answer are three things, and each is seen where one answers and where a family is opened', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  const told = async (danger?: string) => {
    await story.site
      .visitor()
      .post('/skriv', { formId: newId(), words: 'Min kæreste er flyttet.', go: 'send', ...(danger ? { danger } : {}) })
    const { id } = await story.one<{ id: string }>('select id from counselling.inquiry order by received_at desc limit 1')
    await story.database.advance(1_000)
    await anne.send(`/desk/inquiries/${id}`, {}, { action: `/desk/inquiries/${id}/claim` })
    return [`/desk/inquiries/${id}`, `/desk/families/new?inquiry=${id}`]
  }
  const [no, yes, unanswered] = [await told('no'), await told('yes'), await told()]
  const seen = async (pages: string[]) =>
    Promise.all(
      pages.map(async (page) => {
        const { text } = await anne.get(page)
        const passedOver = /<dt>Fare lige nu<\/dt><dd>Har ikke svaret<\/dd>/
        return [
          /<dt>Fare lige nu<\/dt><dd>Nej<\/dd>/.test(text),
          text.includes('Har svaret, at der er fare lige nu.'),
          passedOver.test(text),
        ]
      }),
    )
  expect(await seen(no)).toEqual([
    [true, false, false],
    [true, false, false],
  ])
  expect(await seen(yes)).toEqual([
    [false, true, false],
    [false, true, false],
  ])
  expect(await seen(unanswered)).toEqual([
    [false, false, true],
    [false, false, true],
  ])
})

test('that there is danger stands above the words and above the button that takes it, also on a narrow screen', async () => {
  await using story = await aStory()
  await story.site.visitor().post('/skriv', { formId: newId(), words: 'Han står ude på trappen.', danger: 'yes', go: 'send' })
  const { id } = await story.one<{ id: string }>('select id from counselling.inquiry')
  const { text } = await (await story.signedIn(story.network.anne)).get(`/desk/inquiries/${id}`)
  const [danger, words, claim] = ['Har svaret, at der er fare', 'Han står ude', '>Tag den<'].map((part) => text.indexOf(part))
  expect([danger! > 0, danger! < words!, words! < claim!]).toEqual([true, true, true])
})

test('of what somebody rang about only the danger that was noted is known', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  const noted = async (danger: Record<string, string>) => {
    await anne.send('/desk/inquiries/new', { words: 'Ringede om natten.', channel: 'phone', ...danger }, { action: '/desk/inquiries/new' })
    await story.database.advance(1_000)
    return story.one(
      'select in_danger from counselling.intake join counselling.inquiry i on i.id = inquiry_id order by received_at desc limit 1',
    )
  }
  expect([await noted({ danger: 'yes' }), await noted({})]).toEqual([{ in_danger: true }, { in_danger: null }])
})

test('what was answered about danger keeps its day when they come back: nobody has asked them again', async () => {
  await using story = await aStory('2026-05-04T10:05:00+02:00')
  const { network, database } = story
  const inquiries = await Promise.all(
    [false, true].map(async (inDanger) => {
      const inquiry = await anAnsweredInquiry(database.owner, network)
      await database.owner.query('update counselling.intake set in_danger = $2 where inquiry_id = $1', [inquiry.id, inDanger])
      return inquiry
    }),
  )
  const said = async () => {
    const anne = await story.signedIn(network.anne)
    return Promise.all(
      inquiries.flatMap(({ id }) =>
        [`/desk/inquiries/${id}`, `/desk/families/new?inquiry=${id}`].map(
          async (page) =>
            (await anne.get(page)).text
              .match(/<dt>(Fare[^<]*<\/dt><dd>[^<]*)|class="danger-told">([^<]*)/)
              ?.slice(1)
              .join('') ?? '',
        ),
      ),
    )
  }
  const [no, yes] = ['Fare lige nu</dt><dd>Nej', 'Har svaret, at der er fare lige nu.']
  expect(await said()).toEqual([no, no, yes, yes])
  await database.setClock('2026-11-24T10:05:00+01:00')
  for (const { who, writes } of inquiries) await ask(database.db, who, writes('Det er mig igen'))
  const [noThen, yesThen] = ['Fare, da de skrev mandag 4. maj</dt><dd>Nej', 'Svarede mandag 4. maj, at der var fare.']
  expect(await said()).toEqual([noThen, noThen, yesThen, yesThen])
})
