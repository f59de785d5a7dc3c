import { mkdir, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { buildAssets } from '#platform/assets.ts'

// Writes to a folder what the server otherwise keeps in memory, for a proxy or a look at the bytes.
const folder = process.argv[2] ?? 'dist/assets'
const assets = await buildAssets()
await mkdir(folder, { recursive: true })
for (const [path, file] of assets.files) {
  await writeFile(`${folder}/${basename(path)}`, file.body)
  const sizes = [`${file.body.length} bytes`, file.gzip && `${file.gzip.length} gzip`, file.brotli && `${file.brotli.length} brotli`]
  console.log(basename(path).padEnd(48), sizes.filter(Boolean).join(' · '))
}
