import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepAnswers } from './kept.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

function aPage() {
  let made = 0
  return { make: async () => new Response(`page ${++made}`, { status: 200, headers: { 'content-type': 'text/html' } }), made: () => made }
}

test('a page that is the same for all is made once for everybody who asks in the same moment', async () => {
  const [page, kept] = [aPage(), keepAnswers(1_000)]
  const answers = await Promise.all([1, 2, 3].map(() => kept('/', page.make)))
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['page 1', 'page 1', 'page 1'])
  expect(answers[2]!.headers.get('content-type')).toBe('text/html')
  vi.advanceTimersByTime(1_001)
  expect(await (await kept('/', page.make)).text()).toBe('page 2')
})

test('each address is a page of its own, and no more are kept than there is room for', async () => {
  const [page, kept] = [aPage(), keepAnswers(10_000)]
  for (let n = 0; n <= 200; n++) await kept(`/find?sted=${n}`, page.make)
  await kept('/find?sted=200', page.make)
  expect(page.made()).toBe(201)
  await kept('/find?sted=0', page.make)
  expect(page.made()).toBe(202)
})

test('a failure is nobody else’s', async () => {
  const kept = keepAnswers(10_000)
  await expect(kept('/', () => Promise.reject(new Error('the database is gone')))).rejects.toThrow('gone')
  expect((await kept('/', () => new Response('here again'))).status).toBe(200)
})

test('nothing is kept where that is said', async () => {
  const [page, kept] = [aPage(), keepAnswers(0)]
  await kept('/', page.make)
  await kept('/', page.make)
  expect(page.made()).toBe(2)
})
