import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What a device says, and what a forger would change in it. */
type Lie = { origin?: string; rpId?: string; challenge?: string; ownerThere?: boolean; count?: number; type?: string }

export type SoftKey = {
  id: Buffer
  /** Answers a page's options as a browser would post them. */
  make(options: string, lie?: Lie): string
  use(options: string, lie?: Lie): string
}

const [present, verified, attested] = [0x01, 0x04, 0x40]

/** A device made of software: it says whatever a test wants it to say, correctly signed. */
export function aSoftKey(origin: string): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let count = 0
  const dataOf = (lie: Lie, more: { flags: number; rest?: Buffer }) => {
    count = lie.count ?? count + 1
    const number = Buffer.alloc(4)
    number.writeUInt32BE(count)
    const flags = present | (lie.ownerThere === false ? 0 : verified) | more.flags
    const rp = createHash('sha256').update(lie.rpId ?? new URL(origin).hostname)
    return Buffer.concat([rp.digest(), Buffer.from([flags]), number, more.rest ?? Buffer.alloc(0)])
  }
  const clientOf = (kind: string, options: string, lie: Lie) =>
    Buffer.from(
      JSON.stringify({ type: lie.type ?? kind, challenge: lie.challenge ?? JSON.parse(options).challenge, origin: lie.origin ?? origin }),
    )
  return {
    id,
    make(options, lie = {}) {
      const named = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const attestationObject = attestation(dataOf(lie, { flags: attested, rest: named }))
      return posted(id, { clientDataJSON: clientOf('webauthn.create', options, lie), attestationObject })
    },
    use(options, lie = {}) {
      const [authenticatorData, clientDataJSON] = [dataOf(lie, { flags: 0 }), clientOf('webauthn.get', options, lie)]
      return posted(id, { clientDataJSON, authenticatorData, signature: signed(privateKey, authenticatorData, clientDataJSON) })
    },
  }
}

function signed(key: KeyObject, data: Buffer, client: Buffer): Buffer {
  return sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), key)
}

function posted(id: Buffer, response: Record<string, Buffer>): string {
  const texts = Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]))
  const name = id.toString('base64url')
  return JSON.stringify({ id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response: texts })
}

/** ECDSA with P-256, as devices write it down. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex')
  return Buffer.from(`a5010203262001215820${hex(x)}225820${hex(y)}`, 'hex')
}

function attestation(data: Buffer): Buffer {
  const [format, statement, name] = ['63666d74646e6f6e65', '6761747453746d74a0', '686175746844617461']
  return Buffer.concat([Buffer.from(`a3${format}${statement}${name}58${data.length.toString(16).padStart(2, '0')}`, 'hex'), data])
}

/** The options a page carries for its script. */
export function optionsIn(html: string): string {
  const found = /data-options="([^"]*)"/.exec(html)?.[1]
  if (!found) throw new Error('no options on the page')
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
