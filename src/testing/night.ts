import { aNetwork } from '#core/builders.ts'
import { freshDatabase } from './database.ts'
import { aSite } from './site.ts'

/** The night at 22:40 in which somebody writes to us, asked over HTTP. */

const night = '2026-11-23T22:40:00+01:00'

export async function aNight() {
  const database = await freshDatabase()
  await database.setClock(night)
  const network = await aNetwork(database.owner)
  return { database, network, site: await aSite(database) }
}

export const stepIn = (html: string, title: string) =>
  html.split('<section class="step').find((step) => step.includes(`-title">${title}</h2>`)) ?? `no step ${title}`
