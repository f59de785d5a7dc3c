export type Deed = () => Promise<unknown>

/** What belongs together is done one after the other; so much of it is done at the same time. */
export type Lanes = {
  /** How long it takes, beside others; one where nothing is said. */
  add(whose: string, deed: Deed, length?: number): void
  /** Begins, and ends when what was added so far is done. What is added meanwhile is done too, and not waited for. */
  soFar(): Promise<void>
  /** Goes on until nobody has anything left to do. Whoever waits hears of what went wrong, also where it did so before they came. */
  done(): Promise<void>
}

export function newLanes(atOnce: number): Lanes {
  const lanes = new Map<string, { length: number; deeds: Deed[] }>()
  const walked = new Set<string>()
  const undone = newUndone()
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
      lane.deeds.push(undone.with(deed))
      if (going) begin()
    },
    soFar() {
      going = true
      begin()
      return undone.ended()
    },
    async done() {
      going = true
      begin()
      while (undone.some()) await undone.ended()
      await undone.ended()
      going = false
    },
  }
}

/** Deeds that are known as undone until they are done, and what went wrong among those nobody was waiting for. */
function newUndone() {
  const undone = new Set<Promise<void>>()
  const failed: unknown[] = []
  return {
    with(deed: Deed): Deed {
      const { promise, resolve } = Promise.withResolvers<void>()
      undone.add(promise)
      return async () => {
        await deed().catch((error) => failed.push(error))
        undone.delete(promise)
        resolve()
      }
    },
    some: () => undone.size > 0,
    async ended(): Promise<void> {
      await Promise.all(undone)
      if (failed.length > 0) throw failed[0]
    },
  }
}
