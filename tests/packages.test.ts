import { expect, test } from 'vitest'
import { textOf } from './files.ts'

type Packages = Record<
  string,
  { version?: string; resolved?: string } & Partial<Record<'dependencies' | 'optionalDependencies', Record<string, string>>>
>

/** Packages that something in the lock file wants and that the lock file does not have: `npm ci` would refuse to install. */
function missing(packages: Packages): string[] {
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !locked.has(name))
      .map((name) => `${path} wants ${name}`),
  )
}

const lock: { packages: Packages } = JSON.parse(textOf('package-lock.json'))
const own = JSON.parse(textOf('package.json'))

test('the lock file has every package that is wanted, on every platform', () => {
  expect(missing(lock.packages)).toEqual([])
  expect(missing({ '': { optionalDependencies: { a: '1', b: '1' } }, 'node_modules/a': {} })).toEqual([' wants b'])
})

test('every version is exact, and no place to fetch it from is written down', () => {
  const wanted: [string, string][] = Object.entries({ ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies })
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([])
})
