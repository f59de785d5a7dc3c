import { catalogue } from '#platform/texts.ts'
import type { NotNeeded } from './store.ts'

const say = catalogue({
  by: 'Sagt af {name}: {because}',
  byThemselves: 'Sagt af den, der fik løftet: {because}',
  'inquiry-ended': 'henvendelsen er afsluttet.',
  'family-closed': 'familien er lukket.',
  'their-wish': 'det var deres eget ønske.',
  'own-step': 'de gør det selv.',
  'nearer-time': 'Der er lovet en nærmere tid i stedet. {name} står for den.',
} as const)('da')

/** Who said that a promise is not needed any more, and why: in words for those who work here. */
export function notNeededWords({ because, by }: NotNeeded): string {
  if (because === 'nearer-time') return say('nearer-time', { name: by ?? '' })
  return by ? say('by', { name: by, because: say(because) }) : say('byThemselves', { because: say(because) })
}
