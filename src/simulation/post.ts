import { hours } from '#core/send/choice/form.ts'
import type { PostOffice } from '#core/send/mail.ts'
import { timeInDenmark } from '#platform/clock.ts'
import { chanceOf } from './chance.ts'
import type { Clock } from './clock.ts'
import { parameters as p } from './parameters.ts'
import type { Tally } from './tally.ts'

/** A post office inside the process. Nothing leaves it; it counts what it is given, and now and then cannot be reached. */
export type Post = PostOffice & {
  /** Mails that were handed over, and those handed over a second time or at an hour nobody wanted. */
  carried(): number
  wrong(): string[]
}

/** The address says at which hours its owner wants mail. */
export function addressFor(n: number, wanted: keyof typeof hours): string {
  return `${wanted}.${n}@example.org`
}

export function postOf({ seed, clock, tally }: { seed: number; clock: Clock; tally: Tally }): Post {
  const tries = new Map<string, number>()
  const carried = new Set<string>()
  const wrong: string[] = []
  return {
    isOpen: async () => true,
    async carry(to, id) {
      const tried = (tries.get(id) ?? 0) + 1
      tries.set(id, tried)
      if (tried === 1 && chanceOf(seed, 'post', carried.size, tries.size).is(p.postAway)) {
        tally.add('mails tried again later')
        return 'not-reached'
      }
      if (carried.has(id)) wrong.push(`mail ${id} was carried twice`)
      carried.add(id)
      const { from, to: until } = hours[to.split('.')[0] as keyof typeof hours]
      const time = timeInDenmark(clock.now())
      if (from && (time < from || time >= until)) wrong.push(`mail ${id} left at ${time}, wanted from ${from} to ${until}`)
      return 'carried'
    },
    carried: () => carried.size,
    wrong: () => wrong,
  }
}
