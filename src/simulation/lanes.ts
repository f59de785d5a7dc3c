export type Deed = () => Promise<unknown>

/** Everybody does one thing after the other; so many do it at the same time. */
export type Lanes = {
  /** How long it takes, beside others; one where nothing is said. */
  add(whose: string, deed: Deed, length?: number): void
  /** Begins, and ends when what was added so far is done. What is added meanwhile is done too, and not waited for. */
  soFar(): Promise<unknown>
  /** Goes on until nobody has anything left to do. */
  done(): Promise<void>
}

export function newLanes(atOnce: number): Lanes {
  const lanes = new Map<string, { length: number; deeds: Deed[] }>()
  const walked = new Set<string>()
  const undone = new Set<Promise<unknown>>()
  let going = false

  /** Of those nobody goes on with, whoever has most to do: everybody waits for the last one. */
  function longest(): string | undefined {
    let found: string | undefined
    for (const [whose, lane] of lanes)
      if (!walked.has(whose) && lane.length > (found === undefined ? 0 : lanes.get(found)!.length)) found = whose
    return found
  }

  async function walk(whose: string): Promise<void> {
    const { deeds } = lanes.get(whose)!
    walked.add(whose)
    for (let deed = deeds.shift(); deed; deed = deeds.shift()) await deed()
    walked.delete(whose)
    lanes.delete(whose)
    begin()
  }

  function begin(): void {
    for (let next = longest(); next !== undefined && walked.size < atOnce; next = longest()) void walk(next)
  }

  return {
    add(whose, deed, length = 1) {
      const lane = lanes.get(whose) ?? { length: 0, deeds: [] }
      lanes.set(whose, lane)
      lane.length += length
      lane.deeds.push(waitedFor(deed, undone))
      if (going) begin()
    },
    soFar() {
      going = true
      begin()
      return Promise.all(undone)
    },
    async done() {
      going = true
      begin()
      while (undone.size > 0) await Promise.all(undone)
      going = false
    },
  }
}

/** The same deed, known as undone until it is done. */
function waitedFor(deed: Deed, undone: Set<Promise<unknown>>): Deed {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  promise.catch(() => undefined) // whoever waits for it hears of it
  undone.add(promise)
  return () =>
    deed()
      .then(resolve, reject)
      .finally(() => undone.delete(promise))
}
