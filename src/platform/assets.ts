import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'
import { lowered } from './css-lowering.ts'
import type { AssetName } from './html/shell.ts'
import { schemesCss, themeCss } from './theme.ts'

export type AssetFile = { body: Uint8Array; gzip?: Uint8Array; brotli?: Uint8Array; type: string }
export type Assets = {
  path: (name: AssetName) => string
  file: (path: string) => AssetFile | undefined
  files: ReadonlyMap<string, AssetFile>
}

const assetsPath = '/assets/'
const here = fileURLToPath(new URL('./assets/', import.meta.url))
const entries: Record<AssetName, string> = {
  'public.css': 'css/public.css',
  'desk.css': 'css/desk.css',
  'exit.js': 'scripts/exit.ts',
  'desk.js': 'scripts/desk.ts',
  'passkey.js': 'scripts/passkey.ts',
}
const types: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.woff2': 'font/woff2' }

/** Phones six years old. What esbuild cannot lower is lowered in css-lowering.ts or has its fallback beside it. */
const target = ['chrome80', 'safari13', 'firefox78']

/** Makes the style sheets and scripts, named by their content, and keeps them in memory. Takes about half a second. */
export async function buildAssets(): Promise<Assets> {
  const result = await build({
    absWorkingDir: here,
    entryPoints: Object.values(entries),
    outdir: 'assets',
    publicPath: assetsPath,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target,
    // Safari 13 reads destructuring; esbuild avoids it for a rare fault there that we do not meet.
    supported: { destructuring: true },
    loader: { '.woff2': 'file' },
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [sheets],
  })
  const files = new Map<string, AssetFile>()
  for (const file of result.outputFiles) files.set(assetsPath + basename(file.path), await packed(file.path, file.contents))
  const paths = pathsByName(result.metafile)
  return { path: (name) => paths[name], file: (path) => files.get(path), files }
}

/** The smallest form the browser says it can read. */
export function encoded(file: AssetFile, accepts = ''): { body: Uint8Array; encoding?: 'br' | 'gzip' } {
  if (file.brotli && /\bbr\b/.test(accepts)) return { body: file.brotli, encoding: 'br' }
  if (file.gzip && /\bgzip\b/.test(accepts)) return { body: file.gzip, encoding: 'gzip' }
  return { body: file.body }
}

const sheets: Plugin = {
  name: 'sheets',
  setup(on) {
    on.onResolve({ filter: /^theme:/ }, ({ path }) => ({ path, namespace: 'theme' }))
    on.onLoad({ filter: /.*/, namespace: 'theme' }, ({ path }) => ({
      contents: path === 'theme:schemes' ? schemesCss() : themeCss(),
      loader: 'css',
    }))
    on.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: lowered(await readFile(path, 'utf8')), loader: 'css' }))
  },
}

async function packed(path: string, body: Uint8Array): Promise<AssetFile> {
  const type = types[extname(path)] ?? 'application/octet-stream'
  if (type === 'font/woff2') return { body, type }
  const [small, smallest] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  ])
  return { body, gzip: small, brotli: smallest, type }
}

function pathsByName(metafile: Metafile): Record<AssetName, string> {
  const made = Object.entries(metafile.outputs)
  const found = Object.entries(entries).map(([name, entry]) => {
    const output = made.find(([, { entryPoint }]) => entryPoint === entry)
    if (!output) throw new Error(`No asset was made for ${name}`)
    return [name, assetsPath + basename(output[0])]
  })
  return Object.fromEntries(found)
}
