/** Asks the device for a passkey, or to make one, and sends what it answers with the form. All words stand in the page already. */

type Options = { challenge: string; user?: { id: string }; allowCredentials?: { id: string }[]; excludeCredentials?: { id: string }[] }
type Says = 'unsupported' | 'elsewhere' | 'cancelled' | 'alreadyMade'

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  const field = form.querySelector<HTMLInputElement>('input[data-passkey]')
  if (!field || field.value) return
  event.preventDefault()
  void answer(field).then((text) => {
    field.value = text ?? ''
    if (text) form.submit()
  })
})

// A page that comes back from the browser's memory must not send an old answer.
window.addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-passkey]')) field.value = ''
})

async function answer(field: HTMLInputElement): Promise<string | undefined> {
  tell()
  if (!window.PublicKeyCredential) return tell('unsupported')
  const options = readable(JSON.parse(field.dataset.options as string) as Options)
  try {
    const made = field.dataset.passkey === 'make'
    const publicKey = options as never
    const credential = await (made ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }))
    return credential ? JSON.stringify(written(credential as PublicKeyCredential)) : tell('cancelled')
  } catch (error) {
    return tell(reasons[(error as Error).name] ?? 'cancelled')
  }
}

const reasons: Record<string, Says> = { SecurityError: 'elsewhere', InvalidStateError: 'alreadyMade', NotSupportedError: 'unsupported' }

function tell(what?: Says): undefined {
  for (const words of document.querySelectorAll<HTMLElement>('[data-passkey-says]')) words.hidden = words.dataset.passkeySays !== what
}

function readable(options: Options): unknown {
  const known = (list?: { id: string }[]) => list?.map((one) => ({ ...one, id: bytesOf(one.id) }))
  return {
    ...options,
    challenge: bytesOf(options.challenge),
    user: options.user && { ...options.user, id: bytesOf(options.user.id) },
    allowCredentials: known(options.allowCredentials),
    excludeCredentials: known(options.excludeCredentials),
  }
}

function written({ id, rawId, type, response, authenticatorAttachment }: PublicKeyCredential): unknown {
  const said = response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'] as const
  const filled = parts.filter((part) => said[part]).map((part) => [part, textOf(said[part] as ArrayBuffer)])
  return {
    id,
    rawId: textOf(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: {},
    response: fromPairs(filled as [string, string][]),
  }
}

function fromPairs(pairs: [string, string][]): Record<string, string> {
  const object: Record<string, string> = {}
  for (const [name, value] of pairs) object[name] = value
  return object
}

function bytesOf(text: string): Uint8Array {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function textOf(buffer: ArrayBuffer): string {
  let plain = ''
  for (const byte of new Uint8Array(buffer)) plain += String.fromCharCode(byte)
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
