import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What a run begins with, for whatever is begun last keeps one core waiting for the other: the longest; beside it those that mostly wait for
 * programs that start, stop and are killed; then the others that take ten seconds or more, the longest first.
 */
const first = [
  ...['journeys/every-page', 'crash/crash', 'faults/database-away', 'core/laws-races', 'page/half-written', 'tests/start'],
  ...['write/back', 'write/keep', 'journeys/sc1', 'demo/world', 'journeys/desk', 'simulation/year', 'core/laws-fuzz', 'write/old-phone'],
  ...['postgres/embedded', 'tests/setup-command', 'faults/deeds', 'tests/after-restore', 'journeys/english', 'journeys/first-day'],
  ...['faults/forms', 'faults/sender', 'core/laws-guards'],
]

class BegunFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => first.findIndex((name) => moduleId.includes(`/${name}.`)) + 1 || first.length + 1
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    globalSetup: ['src/testing/server.ts'],
    pool: 'forks',
    // Three are no quicker on two cores: there is little waiting to fill, and what must happen in time no longer does.
    maxWorkers: 2,
    // What a test makes is soon forgotten: with more room for the young, far less of it is carried along.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: BegunFirst },
    // Each file has a database of its own and changes no module, so they share what is loaded, worlds that were washed, and the browser.
    isolate: false,
    // What a passed test logged is of no use to anybody; what a failed one logged is.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
