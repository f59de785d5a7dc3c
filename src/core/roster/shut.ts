import { shutTexts } from './texts.ts'

/** Why somebody who belongs here cannot come in: paused, invited and never been in, or waiting for a new key. */
export type Shut = 'paused' | 'never-in' | 'key-closed'

const say = shutTexts('da')

/** "Frida (har ikke logget ind endnu)"; only the name of whoever can come in. */
export function shutWords(name: string, shut: Shut | null): string {
  return shut ? `${name} (${say(shut)})` : name
}
