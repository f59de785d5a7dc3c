import { carrierTexts } from './texts.ts'

const say = carrierTexts('da')

/** "Samira, for Nanna": who carries it today first, then for whom; only the holder where the holder is here. */
export function carrierWords(holder: string, standIn: string | null | undefined): string {
  return standIn ? say('standsFor', { name: standIn, away: holder }) : holder
}
