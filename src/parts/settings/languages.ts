import { z } from 'zod'
import { languageName, languages, languageWord } from '#core/language.ts'
import type { FieldSpec } from './fields.tsx'

const codeOf = new Map<string, string>(languages.map((code) => [languageWord(code, 'da'), code]))

/** Codes or Danish names, as check boxes send them or as somebody wrote them in a sheet: "da,ar", "da en", "dansk, arabisk". */
export const languagesField = z
  .string('languageNeeded')
  .transform((text) =>
    [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ].map((one) => codeOf.get(one) ?? one),
  )
  .refine((codes) => codes.length > 0, 'languageNeeded')
  .refine((codes) => codes.every((code) => /^[a-z]{2}$/.test(code)) && codes.length <= 20, 'languagesWrong')

/** Check boxes with the names; `typed` are the codes that stand already. One we do not list stays, and a sheet may bring it. */
export function languagesSpec(label: string, typed: string | undefined): FieldSpec {
  const others = (typed ?? '').split(',').filter((code) => /^[a-z]{2}$/.test(code) && !(languages as readonly string[]).includes(code))
  const options = [...languages, ...others].map((value) => ({ value, label: languageName(value, 'da') }))
  return { kind: 'many', name: 'languages', label, options, row: true }
}
