import { lix } from '#testing/lix.ts'
import { proseOf } from '#testing/prose.ts'
import { filesIn } from './files.ts'

/** The catalogues families read: the public pages, their own page, and what is promised to them. */
export function familyTexts(): string[] {
  return filesIn('src', /\/texts\.da\.ts$/).filter((file) =>
    /^src\/(parts\/(front-door|family-page)|core\/(circle|promise|send|identifying-text|helpline)|platform\/http)\//.test(file),
  )
}

export async function readability(file: string): Promise<number> {
  const { da } = (await import(new URL(`../${file}`, import.meta.url).href)) as { da: Record<string, string> }
  return lix(proseOf(da))
}
