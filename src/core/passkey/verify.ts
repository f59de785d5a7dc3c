import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Door } from '#core/session/door.ts'
import { challengeHash, isOurChallenge, makeChallenge } from './challenge.ts'

/** What a device has made: the name of the key, the half that checks, and how often it has signed. */
export type NewKey = { id: Buffer; publicKey: Buffer; count: number }
type KnownKey = { publicKey: Buffer; count: number }
type Asked = { door: Door; use: string; now: Date }

const timeout = 300_000
/** Ed25519, ECDSA with P-256, and RSA: what devices in use today can do. */
const algorithms = [-8, -7, -257]

/** What the browser is asked to make a passkey from. The device must know its owner, by finger, face or code, and keep the key itself. */
export async function optionsToMake({ door, use, now }: Asked, person: { id: string; name: string }): Promise<string> {
  const options = await generateRegistrationOptions({
    ...{ rpName: 'Hele Vejen', rpID: new URL(door.address).hostname, timeout, attestationType: 'none' },
    ...{ userName: person.name, userDisplayName: person.name, userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')) },
    challenge: makeChallenge({ key: door.key, use, now }),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
  return JSON.stringify(options)
}

/** What the browser is asked to answer with any passkey it has for us: nobody has to say first who they are. */
export async function optionsToAnswer({ door, use, now }: Asked): Promise<string> {
  const options = await generateAuthenticationOptions({
    ...{ rpID: new URL(door.address).hostname, timeout, userVerification: 'required' },
    challenge: makeChallenge({ key: door.key, use, now }),
  })
  return JSON.stringify(options)
}

/** The key a device has made, when it answers our own fresh challenge, from our own address, with its owner there; else nothing. */
export async function readNewKey(posted: string, asked: Asked): Promise<NewKey | undefined> {
  const response = parsed<RegistrationResponseJSON>(posted)
  if (!response) return undefined
  try {
    const order = { response, requireUserVerification: true, supportedAlgorithmIDs: algorithms, ...expected(asked) }
    const { verified, registrationInfo } = await verifyRegistrationResponse(order)
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return { id: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), count: counter }
  } catch {
    return undefined
  }
}

export type Answered = { id: Buffer; challenge: Buffer; check: (known: KnownKey) => Promise<number | undefined> }

/** What a device says, before we know whose key it is: its name, the challenge, and a check that gives the new count when it holds. */
export function readAnswer(posted: string, asked: Asked): Answered | undefined {
  const response = parsed<AuthenticationResponseJSON>(posted)
  const challenge = response && challengeOf(response)
  if (!challenge) return undefined
  const check = async ({ publicKey, count }: KnownKey): Promise<number | undefined> => {
    try {
      const credential = { id: response.id, publicKey: new Uint8Array(publicKey), counter: count }
      const done = await verifyAuthenticationResponse({ response, credential, requireUserVerification: true, ...expected(asked) })
      return done.verified ? done.authenticationInfo.newCounter : undefined
    } catch {
      return undefined
    }
  }
  return { id: Buffer.from(response.id, 'base64url'), challenge: challengeHash(challenge), check }
}

function expected({ door, use, now }: Asked) {
  const { origin, hostname } = new URL(door.address)
  return {
    expectedChallenge: (challenge: string) => isOurChallenge(challenge, { key: door.key, use, now }),
    expectedOrigin: origin,
    expectedRPID: hostname,
  }
}

function parsed<T extends { id: string }>(posted: string): T | undefined {
  try {
    const value = JSON.parse(posted)
    return typeof value?.id === 'string' && value.id.length < 1_400 && typeof value.response === 'object' ? value : undefined
  } catch {
    return undefined
  }
}

function challengeOf({ response }: AuthenticationResponseJSON): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'))
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}
