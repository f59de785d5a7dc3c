import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  always: 'Day and night',
  doctor: 'The doctor on duty where you live',
  otherDoctor: 'The doctor on duty elsewhere',
  call: 'Call',
}
