import { expect, test } from 'vitest'
import { aDeskThatOpens, families, openingForm as form, openingTyped as typed } from '#testing/opening.ts'
import type { Browser } from '#testing/site.ts'
import { anInquiry } from '../../builders.ts'

const send = (browser: Browser, fields: Record<string, string>, path = form) => browser.send(path, fields, { action: form })

test('two colleagues who open a family from one inquiry open one', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database, site } = world
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  const leader = await site.signedIn(network.leader.hat)
  const path = `${form}?inquiry=${inquiry.id}`
  const forms = await Promise.all([anne, leader].map((one) => one.opened(path, { action: form })))
  const both = await Promise.all([
    forms[0]!(typed(network, { writer: '1' })),
    forms[1]!(typed(network, { writer: '1', anchorId: network.leader.hat })),
  ])
  expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(both.map(({ text }) => text).join()).toMatch(/allerede afsluttet|ikke din lige nu/)
  expect(await families(database)).toHaveLength(1)
})

test('whoever wants to open a family from an inquiry a colleague has taken meanwhile is led to it, and reads who has it', async () => {
  await using world = await aDeskThatOpens()
  const { network, database, site } = world
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const bo = await site.signedIn(network.bo.hat)
  const led = await bo.get(`${form}?inquiry=${inquiry.id}`)
  expect(led.status).toBe(303)
  expect((await bo.follow(led)).text).toContain('Anne har taget den')
  expect((await bo.get(`${form}?inquiry=no-inquiry`)).status).toBe(404)
})

test('a form that a colleague was quicker than says so, names the family within reach, and sent again opens none', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database, site } = world
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  const path = `${form}?inquiry=${inquiry.id}`
  const leader = await site.signedIn(network.leader.hat)
  expect((await send(anne, typed(network, { writer: '1', shortName: 'Solsikken' }), path)).status).toBe(303)
  const late = { ...typed(network, { writer: '1', anchorId: network.leader.hat }), inquiry: inquiry.id }
  const returned = await leader.post(form, late)
  expect([returned.status, returned.text.includes('Der er ikke åbnet en familie mere.')]).toEqual([409, true])
  expect(returned.text).toContain('En kollega har åbnet familien Solsikken')
  const carried = returned.text.match(/name="inquiry" value="([^"]*)"/)?.[1]
  expect(carried).toBe(inquiry.id)
  expect((await leader.post(form, { ...late, inquiry: carried! })).status).toBe(409)
  expect(await families(database)).toHaveLength(1)
})

test('whoever sends it from a second tab reads that the family was opened by oneself, and finds it', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  const path = `${form}?inquiry=${inquiry.id}`
  const [one, other] = await Promise.all([1, 2].map(() => anne.opened(path, { action: form })))
  const opened = await one!(typed(network, { writer: '1' }))
  const again = await other!(typed(network, { writer: '1' }))
  expect([again.status, again.text.includes('Du har selv åbnet familien Solsikken'), again.text.includes('En kollega')]).toEqual([
    409,
    true,
    false,
  ])
  expect(again.text).toContain(`href="${opened.location}"`)
  expect(await families(database)).toHaveLength(1)
})
