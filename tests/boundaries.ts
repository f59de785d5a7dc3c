import { posix } from 'node:path'

type Part = { name: string; uses: readonly string[] }
type Home = { layer: keyof typeof rank; part?: string }
const rank = { platform: 0, core: 1, parts: 2, top: 3, testing: 4 }

/** The files a source file names in its imports, as paths from the root. Packages are not named. */
export function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([#.][^'"]+)['"]/g)].map(([, to]) =>
    to!.startsWith('#') ? `src/${to!.slice(1)}` : posix.join(posix.dirname(file), to!),
  )
}

/** Why an import is against the direction of the house; null when it is not. */
export function wrongImport(from: string, to: string, parts: readonly Part[]): string | null {
  const [a, b] = [homeOf(from), homeOf(to)]
  if (!to.startsWith('src/')) return a.layer === 'top' || a.layer === 'testing' ? null : `${from} -> ${to} (out of src)`
  if (rank[b.layer] > rank[a.layer]) return `${from} -> ${to} (upward)`
  if (a.layer !== 'parts' || b.layer !== 'parts' || a.part === b.part) return null
  if (!parts.find(({ name }) => name === a.part)?.uses.includes(b.part!)) return `${from} -> ${to} (${a.part} may not use ${b.part})`
  return to === `src/parts/${b.part}/index.ts` ? null : `${from} -> ${to} (past the door of ${b.part})`
}

function homeOf(file: string): Home {
  const [, layer, part] = file.split('/')
  if (layer === 'parts') return { layer, part }
  return layer === 'platform' || layer === 'core' || layer === 'testing' ? { layer } : { layer: 'top' }
}

/** A migration of one schema that points into another one which lies above or beside it. */
export function wrongReference({ from, to }: { from: string; to: string }, parts: readonly Part[]): boolean {
  const uses = parts.find(({ name }) => name.replaceAll('-', '_') === from)?.uses.map((name) => name.replaceAll('-', '_'))
  const allowed = from === 'platform' ? [] : from === 'core' ? ['platform'] : ['platform', 'core', ...(uses ?? [])]
  return from !== to && !allowed.includes(to)
}
