import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    globalSetup: ['src/testing/server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Each file has a database of its own and changes no module, so they share what is loaded: half of the time a run took.
    isolate: false,
    // What a passed test logged is of no use to anybody; what a failed one logged is.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
