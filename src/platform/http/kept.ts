/** Enough for the towns people search in one moment; what is asked for by nobody else is no loss. */
const mostKept = 200

type Answer = { body: ArrayBuffer; status: number; headers: [string, string][] }

/**
 * Pages that are the same for every visitor, made once for all who ask within `milliseconds`. Whoever asks while one is being made waits
 * for that one. Nothing of a signed-in person, and no form of its own, may ever be in such a page. Nought keeps nothing.
 */
export function keepAnswers(milliseconds: number) {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>()
  return async (key: string, make: () => Response | Promise<Response>): Promise<Response> => {
    if (milliseconds === 0) return make()
    const now = performance.now()
    const known = kept.get(key)
    const one = known && known.until > now ? known : { until: now + milliseconds, answer: answerOf(make) }
    if (one !== known) {
      kept.delete(key)
      kept.set(key, one)
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
      one.answer.catch(() => kept.delete(key))
    }
    const { body, status, headers } = await one.answer
    return new Response(body, { status, headers })
  }
}

async function answerOf(make: () => Response | Promise<Response>): Promise<Answer> {
  const response = await make()
  return { body: await response.arrayBuffer(), status: response.status, headers: [...response.headers] }
}
