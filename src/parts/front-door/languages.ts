import type { Option } from '#platform/html/text-fields.tsx'
import type { Lang } from '#platform/texts.ts'

const names = (lang: string) => new Intl.DisplayNames(lang, { type: 'language' })
const displayNames = { da: names('da-DK'), en: names('en-GB') }

/** "Arabisk". */
export function languageName(code: string, lang: Lang): string {
  return capitalised(displayNames[lang].of(code) ?? code, lang)
}

/** "arabisk", inside a sentence. */
export function languageWord(code: string, lang: Lang): string {
  return displayNames[lang].of(code) ?? code
}

/** A language as those who speak it call it, then in the language of the page: "العربية – arabisk". */
export function languageOption(code: string, lang: Lang): Option {
  const own = capitalised(names(code).of(code) ?? code, code)
  return { value: code, label: code === lang ? own : `${own} – ${languageWord(code, lang)}`, lang: code }
}

function capitalised(name: string, lang: string): string {
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1)
}
