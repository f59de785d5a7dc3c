import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * `npm start`: main.ts and all it needs, bundled into one file, which loads in half the time. The bundle is kept, and made anew when
 * anything that goes into it has changed. `npm run build` only makes it, for those who start what they may not write to.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const kept = join(root, 'node_modules', '.cache', 'hele-vejen')
const aWhile = 600_000

if (process.argv[2] === '--build') await bundle()
else {
  const file = await bundle().catch(() => undefined)
  process.setSourceMapsEnabled(true) // a stack trace names the sources
  // Whatever stands in the way of a bundle, the sources themselves can be loaded, and say what is wrong where that is in them.
  if (!file) {
    await import('tsx')
    await import('./main.ts')
  } else await import(pathToFileURL(file).href)
}

/** The bundle of exactly these sources. */
async function bundle() {
  const folder = join(kept, fingerprint())
  const file = join(folder, 'main.mjs')
  touch(folder)
  if (!existsSync(file)) {
    await make(file)
    sweep(folder)
  }
  return file
}

/** Of the contents: a time can be that of another file. Of the place too: the bundle says where files beside its sources are. */
function fingerprint() {
  const print = createHash('sha256').update(root)
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', ...sourcesIn('src')]) {
    const content = readFileSync(join(root, file))
    print.update(`\n${file} ${content.length}\n`).update(content)
  }
  return print.digest('hex')
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sourcesIn(path)
    return /(?<!\.test)\.tsx?$|\.mjs$/.test(entry.name) ? [path] : []
  })
}

/** Made beside and moved into place, so that nobody finds half of it; on disk before that, for a machine that goes off. */
async function make(file) {
  const folder = dirname(file)
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  try {
    for (const { path, contents } of await built(half)) writeFileSync(join(half, basename(path)), contents, { flush: true })
    renameSync(half, folder)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(file)) throw error // else somebody was quicker
  }
}

async function built(folder) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile: join(folder, 'main.mjs'),
    bundle: true,
    write: false,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20', // an older Node must come as far as the line that says so
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: process.argv[2] === '--build' ? 'warning' : 'silent',
    plugins: [{ name: 'places', setup: (on) => on.onLoad({ filter: /\.tsx?$/ }, inItsPlace) }],
  })
  return outputFiles
}

/** Each source goes on finding what lies beside it. */
function inItsPlace({ path }) {
  const places = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path }
  const contents = readFileSync(path, 'utf8').replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, name) =>
    JSON.stringify(places[name]),
  )
  return { contents, loader: extname(path).slice(1) }
}

/** Bundles of before. One that was used a moment ago may be just being read; once read, it is not needed again. */
function sweep(own) {
  for (const folder of readdirSync(kept).map((name) => join(kept, name))) {
    try {
      if (folder !== own && Date.now() - statSync(folder).mtimeMs > aWhile) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody else is at it.
    }
  }
}

function touch(folder) {
  try {
    utimesSync(folder, new Date(), new Date())
  } catch {
    // Not there yet, or not ours to write to: then not ours to sweep either.
  }
}
