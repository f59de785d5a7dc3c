import { catalogue } from '#platform/texts.ts'

/** How whoever carries something today is named, wherever somebody who is away is named as its holder. */
export const carrierTexts = catalogue({ standsFor: '{name}, for {away}' } as const)

/** That somebody who is named cannot come in, and why: what is theirs now is done by nobody. */
export const shutTexts = catalogue({
  paused: 'på pause',
  'never-in': 'har ikke logget ind endnu',
  'key-closed': 'venter på en ny nøgle',
} as const)

/** Who is on duty while a shift is without its own. */
export const meanwhileTexts = catalogue({
  names: 'På vagt imens: {names}.',
  nobody: 'Ingen anden er på vagt imens.',
  without: 'Ingen er på vagt kl. {hours}.',
} as const)
