import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { CDPSession, Page } from 'playwright-core'
import { offerSetup } from '#core/setup/setup.ts'
import { buildAssets } from '#platform/assets.ts'
import { createApp, keyFor } from '../app.ts'
import type { TestDatabase } from './database.ts'
import { testSecret } from './site.ts'

export type RealHouse = {
  url: string
  door: { address: string; key: Buffer; mail: boolean }
  /** The one-time address a first start prints. */
  setupAddress(): Promise<string>
  [Symbol.asyncDispose](): Promise<void>
}

const assets = buildAssets()

/** The site as a real organisation has it, without demo and without people, at the name passkeys belong to. */
export async function aRealHouse({ db }: Pick<TestDatabase, 'db'>): Promise<RealHouse> {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response('', { status: 503 })
  const server = createAdaptorServer({ fetch: (request: Request) => answer(request) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const order = { db, assets: await assets, secret: testSecret, publicUrl: '', address: url, trustProxy: 0, mail: true }
  const { site } = createApp({ ...order, whatIsWrong: async () => null, world: 'real' })
  answer = (request) => site.fetch(request)
  return {
    url,
    door: { address: url, key: keyFor(testSecret, 'sign-in'), mail: true },
    async setupAddress() {
      const token = await offerSetup(db)
      if (!token) throw new Error('somebody is here already')
      return `${url}/setup/${token}`
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}

type Keys = { credentialId: string; isResidentCredential: boolean; privateKey: string; signCount: number }[]
export type Device = {
  forgetKeys(): Promise<unknown>
  ownerIsThere(yes: boolean): Promise<unknown>
  /** The same phone, asked from another tab. */
  inTab(tab: Page): Promise<Device>
}

const abilities = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }

/** A phone with a finger reader, as the browser plays it: it makes keys, keeps them and answers at once. */
export async function aDevice(page: Page, keys: Keys = []): Promise<Device> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', ...abilities },
  })
  for (const credential of keys) await session.send('WebAuthn.addCredential', { authenticatorId, credential })
  return {
    forgetKeys: () => session.send('WebAuthn.clearCredentials', { authenticatorId }),
    ownerIsThere: (isUserVerified) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    async inTab(tab) {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
      return aDevice(tab, credentials)
    },
  }
}
