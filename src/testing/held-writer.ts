import { aNetwork } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { keyFor } from '../app.ts'
import { freshDatabase } from './database.ts'
import { aSite, testSecret } from './site.ts'

const today = '2026-11-24'

/** Anne has opened a family from what was written and told the date; the writer comes back with the code and has no own page yet. */
export async function aWriterWhoIsHeld(world: { mail?: boolean; tell?: boolean } = {}) {
  const database = await freshDatabase()
  await database.setClock(`${today}T10:20:00+01:00`)
  const network = await aNetwork(database.owner)
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', codeHash: code.hash, owner: network.anne })
  const site = await aSite(database, world)
  const anne = await site.signedIn(network.anne.hat)
  const opened = await anne.send(
    `/desk/families/new?inquiry=${inquiry.id}`,
    {
      ...{ shortName: 'Solsikken', rows: '4', m1Role: 'mother', m1Name: 'Maja', writer: '1', level: 'C', levelReason: 'En frist' },
      ...{ anchorId: network.anne.hat, deputyId: network.bo.hat, ownerId: network.anne.hat, task: 'call' },
      ...{ stepWords: 'Kun for øjne i familien', dueOn: addDays(today, 2), ...(world.tell === false ? {} : { tell: 'yes' }) },
    },
    { action: '/desk/families/new' },
  )
  if (opened.status !== 303) throw new Error(`the family was not opened: ${opened.status}`)
  const phone = site.visitor()
  await phone.send('/samtale', { code: code.words })
  const turnOn = (fields: Record<string, string>, path = '/samtale/besked') =>
    phone.send(path, { wish: 'on', address: 'maja@example.org', hours: 'morning', ...fields }, { action: path })
  return {
    today,
    database,
    network,
    inquiry,
    phone,
    turnOn,
    site,
    code: code.words,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}
