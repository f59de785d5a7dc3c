import { readdirSync, readFileSync } from 'node:fs'

/** The files of a folder, from the root, with forward slashes. */
export function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => ending.test(name))
    .sort()
}

export function textOf(file: string): string {
  return readFileSync(file, 'utf8')
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
