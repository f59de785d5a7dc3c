import { expect, test } from 'vitest'
import { clockTime } from './form.ts'

test('a time is read as people write it, and anything else is asked for again', () => {
  const read = (text: string) => clockTime.safeParse(text).data
  expect(['8', '8.00', '8:00', '08.30', 'kl. 8.30', '1430', '830', '0830', '24'].map(read)).toEqual([
    ...['08:00', '08:00', '08:00', '08:30', '08:30', '14:30', '08:30', '08:30', '24:00'],
  ])
  for (const text of ['', 'morgen', '25', '24.30', '1475', '875', '12345', '8,30']) expect([text, read(text)]).toEqual([text, undefined])
})
