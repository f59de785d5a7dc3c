import { expect, test, vi } from 'vitest'
import { logFault } from './log.ts'

test('a fault is logged without its message, which can hold what somebody wrote', () => {
  const write = vi.spyOn(console, 'log').mockReturnValue()
  const error = Object.assign(new Error('invalid input syntax: "Mit barn hedder Maja"'), { code: '22P02', table: 'note' })
  logFault('request-failed', error, { route: '/desk/families/:id' })
  const line = String(write.mock.calls[0]![0])
  write.mockRestore()
  expect(line).toContain('request-failed route=/desk/families/:id error=Error code=22P02 table=note')
  expect(line).not.toContain('Maja')
})
