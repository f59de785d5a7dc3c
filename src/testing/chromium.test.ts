import { expect, test, vi } from 'vitest'
import { findChromium } from './chromium.ts'

test('a browser that is named goes before all others, and one that is not there is said', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)
  expect(await findChromium()).toEqual({ program: process.execPath, env: {} })
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chrome')
  await expect(findChromium()).rejects.toThrow('CHROMIUM_PATH names /nowhere/chrome, which is not there.')
  vi.unstubAllEnvs()
})
