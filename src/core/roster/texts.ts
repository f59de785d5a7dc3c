import { catalogue } from '#platform/texts.ts'

/** How whoever carries something today is named, wherever somebody who is away is named as its holder. */
export const carrierTexts = catalogue({ standsFor: '{name}, for {away}' } as const)
