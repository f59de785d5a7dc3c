/** The colours of Hele Vejen, once, for light and dark. The style sheet and the contrast test are both made from here. */

export type Colour =
  | 'paper'
  | 'surface'
  | 'tint'
  | 'ink'
  | 'soft'
  | 'line'
  | 'edge'
  | 'action'
  | 'action-hover'
  | 'action-press'
  | 'on-action'
  | 'calm'
  | 'calm-ink'
  | 'warm'
  | 'on-warm'
  | 'warm-tint'
  | 'warm-ink'

export type Palette = Record<Colour, string>

/** paper is the ground, surface what lies on it, tint a quiet field; line divides, edge shows where one can type. */
export const light: Palette = {
  paper: '#faf6ee',
  surface: '#fffdf9',
  tint: '#f2eadd',
  ink: '#2a2420',
  soft: '#5a5047',
  line: '#ddd0bd',
  edge: '#82756a',
  action: '#0f4f55',
  'action-hover': '#0b3f45',
  'action-press': '#083136',
  'on-action': '#fffdf9',
  calm: '#e2ecea',
  'calm-ink': '#0c4046',
  warm: '#f2ab78',
  'on-warm': '#2a1c12',
  'warm-tint': '#fcead9',
  'warm-ink': '#74400f',
}

export const dark: Palette = {
  paper: '#1b1815',
  surface: '#24201c',
  tint: '#2f2a25',
  ink: '#f3eade',
  soft: '#c6b9aa',
  line: '#453d35',
  edge: '#988a7b',
  action: '#8ecbc7',
  'action-hover': '#a8dad6',
  'action-press': '#c0e6e3',
  'on-action': '#0a2a2d',
  calm: '#1e3436',
  'calm-ink': '#bfe2df',
  warm: '#efb088',
  'on-warm': '#2a1c12',
  'warm-tint': '#3a2a1d',
  'warm-ink': '#f5cba8',
}

/** Which colours meet, and the least contrast they may have: more than AA asks for words, AA for lines and shapes. */
export const meetings: readonly { front: Colour; on: readonly Colour[]; least: number }[] = [
  { front: 'ink', on: ['paper', 'surface', 'tint', 'calm', 'warm-tint'], least: 10 },
  { front: 'soft', on: ['paper', 'surface', 'tint'], least: 6 },
  { front: 'action', on: ['paper', 'surface', 'tint', 'calm'], least: 6 },
  { front: 'on-action', on: ['action', 'action-hover', 'action-press'], least: 7 },
  { front: 'calm-ink', on: ['calm', 'paper', 'surface'], least: 7 },
  { front: 'on-warm', on: ['warm'], least: 7 },
  { front: 'warm-ink', on: ['warm-tint', 'paper', 'surface', 'tint'], least: 6 },
  { front: 'edge', on: ['paper', 'surface', 'tint'], least: 3.5 },
]

/** How the design system's components take their colours from ours. There is no danger colour: what needs care is warm. */
const components: Record<string, Colour> = {
  'base-default': 'action',
  'base-hover': 'action-hover',
  'base-active': 'action-press',
  'base-contrast-default': 'on-action',
  'surface-default': 'surface',
  'surface-tinted': 'tint',
  'surface-hover': 'tint',
  'surface-active': 'line',
  'border-subtle': 'line',
  'border-default': 'edge',
  'border-strong': 'action',
  'text-subtle': 'action',
  'text-default': 'ink',
  'neutral-surface-default': 'surface',
  'neutral-surface-tinted': 'tint',
  'neutral-border-subtle': 'line',
  'neutral-border-default': 'edge',
  'neutral-text-default': 'ink',
  'neutral-text-subtle': 'soft',
  'danger-surface-tinted': 'warm-tint',
  'danger-text-default': 'ink',
  'danger-text-subtle': 'warm-ink',
  'danger-base-contrast-default': 'surface',
}

export function themeCss(): string {
  const named = Object.entries(components).map(([theirs, ours]) => `--ds-color-${theirs}:var(--${ours})`)
  return [
    `:root{color-scheme:light dark;${colours(light)}}`,
    `@media (prefers-color-scheme:dark){:root{${colours(dark)}}}`,
    `@media print{:root{${colours({ ...light, paper: '#fff', surface: '#fff' })}}}`,
    `:root,[data-color-scheme]{${named.join(';')}}`,
  ].join('\n')
}

/** For the one page that shows both at once. */
export function schemesCss(): string {
  return `[data-color-scheme=light]{color-scheme:light;${colours(light)}}[data-color-scheme=dark]{color-scheme:dark;${colours(dark)}}`
}

/** The contrast of two colours as WCAG counts it, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function colours(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}
