import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take half a minute or more, the longest first: begun last, one of them would keep one core waiting for the other. */
const long = [
  ...['journeys/every-page', 'write/keep', 'tests/start', 'write/back', 'journeys/sc1', 'journeys/desk', 'simulation/year'],
  ...['demo/world', 'write/old-phone', 'core/laws-fuzz', 'journeys/english', 'crash/crash', 'page/half-written'],
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => long.findIndex((name) => moduleId.includes(`/${name}.`)) + 1 || long.length + 1
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
    sequence: { sequencer: LongestFirst },
    // Each file has a database of its own and changes no module, so they share what is loaded, worlds that were washed, and the browser.
    isolate: false,
    // What a passed test logged is of no use to anybody; what a failed one logged is.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
