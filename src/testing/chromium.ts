import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A program to start, and what it must find around it. */
export type Chromium = { program: string; env: Record<string, string> }

/** The browser tests use: the one that is named, the one that came with the packages, or the one that is installed. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`)
  if (named) return { program: named, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked()
  const installed = usualPlaces().find((path) => existsSync(path))
  if (installed) return { program: installed, env: {} }
  throw new Error('No Chrome or Chromium was found. Install one, or set CHROMIUM_PATH to the program, and run the tests again.')
}

function usualPlaces(): string[] {
  const { ProgramFiles = '', LOCALAPPDATA = '', HOME = '' } = process.env
  const onWindows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
  const onMac = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
  switch (process.platform) {
    case 'win32':
      return [ProgramFiles, process.env['ProgramFiles(x86)'] ?? '', LOCALAPPDATA].flatMap((at) => onWindows.map((path) => join(at, path)))
    case 'darwin':
      return ['/Applications', join(HOME, 'Applications')].flatMap((at) => onMac.map((path) => join(at, path)))
    default:
      return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap((name) => [
        join('/usr/bin', name),
        join('/snap/bin', name),
      ])
  }
}

/**
 * The packed browser, unpacked once per machine and version together with the libraries a minimal Linux lacks. It is unpacked beside
 * its place and then moved there whole, so that two test files that begin at once, or a run that was killed, leave no half of it.
 */
async function unpacked(): Promise<Chromium> {
  const require = createRequire(import.meta.url)
  const home = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = require(join(home, 'package.json')) as { version: string }
  const folder = join(tmpdir(), `hele-vejen-chromium-${version}-${userInfo().uid}`)
  if (!existsSync(folder)) await unpack(join(home, 'bin'), folder)
  writeFileSync(join(folder, 'fonts.conf'), lettersIn(join(folder, 'fonts')))
  return {
    program: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

async function unpack(packed: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const beside = `${folder}.${process.pid}`
  mkdirSync(beside, { recursive: true, mode: 0o755 })
  const before = process.env.TMPDIR
  process.env.TMPDIR = beside // the package unpacks into the folder for temporary files, wherever that is
  try {
    await Promise.all(['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((file) => inflate(join(packed, file))))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  try {
    renameSync(beside, folder)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // else somebody else was first
  }
}

/** The letters that came along go first, so that a page looks the same on every machine; the machine's own know more scripts. */
function lettersIn(folder: string): string {
  const named = (...names: string[]) => names.map((name) => `<family>${name}</family>`).join('')
  const alias = (family: string, ...names: string[]) => `<alias>${named(family)}<prefer>${named(...names)}</prefer></alias>`
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}-cache</cachedir>
${alias('sans-serif', 'Open Sans', 'Noto Sans', 'DejaVu Sans')}${alias('serif', 'Noto Serif', 'DejaVu Serif')}
<match><edit name="family" mode="append_last"><string>Open Sans</string></edit></match>
</fontconfig>
`
}
