import type { Option } from '#platform/html/text-fields.tsx'
import { atTheBeginning, type Lang } from '#platform/texts.ts'

/**
 * The languages one can tap, those of most families in Denmark first; others are said in the words. One list for who writes and who answers:
 * a queue that speaks what nobody can ask for would never be chosen.
 */
export const languages = ['da', 'en', 'ar', 'uk', 'so', 'fa', 'tr', 'pl', 'ku', 'ur', 'ti', 'ro', 'ru', 'kl'] as const

const names = (lang: string) => new Intl.DisplayNames(lang, { type: 'language' })
const displayNames = { da: names('da-DK'), en: names('en-GB') }

/** "arabisk", inside a sentence. English has a word of its own for Greenlandic, which the tables of names leave out. */
export function languageWord(code: string, lang: Lang): string {
  if (lang === 'en' && code === 'kl') return 'Greenlandic'
  return displayNames[lang].of(code) ?? code
}

/** "Arabisk". */
export function languageName(code: string, lang: Lang): string {
  return atTheBeginning(languageWord(code, lang), lang)
}

/** A language as those who speak it call it, then in the language of the page: "العربية – arabisk". */
export function languageOption(code: string, lang: Lang): Option {
  const own = atTheBeginning(names(code).of(code) ?? code, code)
  return { value: code, label: code === lang ? own : `${own} – ${languageWord(code, lang)}`, lang: code }
}
