import { IntlMessageFormat } from 'intl-messageformat'

export type Lang = 'da' | 'en'
const languages: readonly Lang[] = ['da', 'en']

type Values = Record<string, string | number | Date>
type Say<K> = (key: K, values?: Values) => string

/**
 * The words of one feature in each language. Danish is always complete and is what shows where a language is missing
 * (the desk speaks Danish only).
 */
export function catalogue<T extends Record<string, string>>(
  da: T,
  others: Partial<Record<Lang, Record<keyof T, string>>> = {},
): (lang: Lang) => Say<keyof T> {
  const say = new Map<Lang, Say<keyof T>>()
  for (const lang of languages) say.set(lang, speaker(lang === 'da' ? da : (others[lang] ?? da), lang))
  return (lang) => say.get(lang)!
}

function speaker<T extends Record<string, string>>(words: Record<keyof T, string>, lang: Lang): Say<keyof T> {
  const ready = new Map<keyof T, IntlMessageFormat>()
  return (key, values) => {
    const text = words[key]
    if (!text?.includes('{')) return text
    const message = ready.get(key) ?? new IntlMessageFormat(heldTogether(text), lang, undefined, { ignoreTag: true })
    ready.set(key, message)
    return String(message.format(values))
  }
}

/** A heading or a name in a list begins with a capital letter, as the language has it. */
export function atTheBeginning(words: string, lang = 'da'): string {
  return words.charAt(0).toLocaleUpperCase(lang) + words.slice(1)
}

const lists = { da: new Intl.ListFormat('da-DK'), en: new Intl.ListFormat('en-GB') }

/** "Anne, Bo og Cille". */
export function listInWords(parts: readonly string[], lang: Lang = 'da'): string {
  return lists[lang].format(parts)
}

/** "kl. 9–17" is read in one piece: a narrow screen breaks the line neither before the hour nor after the dash. */
function heldTogether(text: string): string {
  return text
    .replace(/\bkl\. (?=\{)/g, 'kl.\u00a0')
    .replace(/(kl\.\u00a0\{\w+\}–)(?=\{)/g, '$1\u2060')
    .replace(/(kl\.\u00a0\{\w+\} og) (?=\{)/g, '$1\u00a0')
}
