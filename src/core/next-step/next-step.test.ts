import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { latestDay, mayHold, mayOwn, nextStepWithinGap, type StandsAs, type TaskType, taskCodes, taskTypes } from './next-step.ts'

test('the catalogue of tasks is the one the database checks', async () => {
  await using world = await freshDatabase()
  const { rows } = await world.owner.query<{ code: TaskType; class: string }>('select code, class from core.task_type')
  expect(Object.fromEntries(rows.map((row) => [row.code, row.class]))).toEqual(taskTypes)
})

const everyone: StandsAs[] = ['employee', 'guest', 'volunteer', 'family_adult', 'office', 'writer']
const owners = { professional: ['employee', 'guest'], human: ['employee', 'guest', 'volunteer', 'family_adult'] }

test.each(taskCodes.flatMap((task) => everyone.map((as) => [task, as] as const)))('who may do %s: %s', (task, as) => {
  const kind = taskTypes[task]
  const led = mayOwn(task, { as, led: true }) === true
  const alone = mayOwn(task, { as, led: false }) === true
  if (kind === 'professional') expect([led, alone]).toEqual([owners.professional.includes(as), owners.professional.includes(as)])
  if (kind === 'human') expect([led, alone]).toEqual([owners.human.includes(as), owners.human.includes(as)])
  if (kind === 'shared') expect([led, alone]).toEqual([owners.human.includes(as), owners.professional.includes(as)])
})

test('a volunteer is told that this is professional work, not that she is unknown', () => {
  expect(mayOwn('economy', { as: 'volunteer', led: true })).toEqual({ refused: 'professionalOnly', field: 'ownerId' })
})

test('only a step of ours can hold a family', () => {
  expect(everyone.filter((as) => mayHold({ as }) === true)).toEqual(['employee'])
})

const today = '2026-11-23'
const near = [{ id: 's1', hat: 'anne', day: '2026-11-24' }]
const far = [
  { id: 's2', hat: 'bo', day: '2026-11-27' },
  { id: 's3', hat: 'cille', day: '2026-11-27' },
  { id: 's4', hat: 'anne', day: '2026-11-28' },
]

test.each([
  ['yesterday is refused', 1, '2026-11-22', near, { refused: 'pastDate', field: 'dueOn' }],
  ['today is allowed', 1, '2026-11-23', near, { bridge: null }],
  ['the last day of the level is allowed', 3, '2026-11-26', near, { bridge: null }],
  ['a day later is not, when somebody is on shift before', 3, '2026-11-27', near, { refused: 'nextTooLate', field: 'dueOn' }],
  ['without any shift the level holds as it is', 3, '2026-11-27', [], { refused: 'nextTooLate', field: 'dueOn' }],
  ['without a shift so near, the first coming shift is allowed', 3, '2026-11-27', far, { bridge: far[0] }],
  ['but no day further', 3, '2026-11-28', far, { refused: 'nextTooLate', field: 'dueOn' }],
  ['nor a day on which nobody is there', 1, '2026-11-25', far, { refused: 'bridgeDay', field: 'dueOn' }],
  ['within the level no bridge is made', 10, '2026-11-27', far, { bridge: null }],
] as const)('%s', (_, gapDays, due, shifts, answer) => {
  expect(nextStepWithinGap({ today, gapDays, due, owner: 'bo', shifts })).toEqual(answer)
})

test('the bridge ends with somebody who is on that shift', () => {
  expect(nextStepWithinGap({ today, gapDays: 1, due: '2026-11-27', owner: 'anne', shifts: far })).toEqual({
    refused: 'bridgeOwner',
    field: 'ownerId',
  })
})

test('a form knows the last day it may offer', () => {
  expect(latestDay({ today, gapDays: 3, shifts: near })).toEqual({ day: '2026-11-26', bridged: false })
  expect(latestDay({ today, gapDays: 3, shifts: far })).toEqual({ day: '2026-11-27', bridged: true })
})
