/** Chance that can be repeated: the same seed and the same names give the same choices, in whatever order they are asked for. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number
  is(share: number): boolean
  /** from … to, both possible */
  between(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** One of the names, by its share; undefined where the shares are less than one and none was meant. */
  one<K extends string>(shares: Readonly<Record<K, number>>): K | undefined
}

export function chanceOf(seed: number, ...names: (string | number)[]): Chance {
  let state = hash(`${seed} ${names.join(' ')}`)
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let x = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
    return ((x ^ (x >>> 15)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    is: (share) => next() < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (from) => from[Math.floor(next() * from.length)]!,
    one: <K extends string>(shares: Readonly<Record<K, number>>) => {
      let left = next()
      for (const name of Object.keys(shares) as K[]) {
        left -= shares[name]
        if (left < 0) return name
      }
      return undefined
    },
  }
}

function hash(text: string): number {
  let sum = 2_166_136_261
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619)
  return sum >>> 0
}

/** The id of a form, made from chance and the simulated moment: time-ordered like every other id, and the same in every run of a seed. */
export function idFrom(chance: Chance, at: Date): string {
  const hex = (digits: number) =>
    Math.floor(chance.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`
}
