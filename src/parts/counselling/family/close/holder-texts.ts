import { catalogue } from '#platform/texts.ts'

const da = {
  choose: 'Vælg',
  anchor: 'Holdepunkt',
  deputy: 'Stedfortræder',
  tell: 'Fortæl familien datoen',
} as const
export const holderTexts = catalogue(da)
