import { describe, expect, test } from 'vitest'
import { contrast, dark, light, meetings, themeCss } from './theme.ts'

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s colours', (_, palette) => {
  test.each(meetings.flatMap(({ front, on, least }) => on.map((ground) => ({ front, ground, least }))))(
    '$front can be read on $ground with room to spare',
    ({ front, ground, least }) => {
      expect(contrast(palette[front], palette[ground])).toBeGreaterThanOrEqual(least)
    },
  )

  test.each(Object.entries(palette))('%s is not red', (_name, hex) => {
    const { hue, saturation } = hueOf(hex)
    expect(saturation > 0.3 && (hue < 18 || hue > 335)).toBe(false)
  })
})

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('dark, print and the side-by-side page use the same names', () => {
  const css = themeCss()
  for (const name of Object.keys(light)) expect(css.split(`--${name}:`)).toHaveLength(4)
})

function hueOf(hex: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  if (spread === 0) return { hue: 180, saturation: 0 }
  const sixth = most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread
  return { hue: (sixth * 60 + 360) % 360, saturation: spread / most }
}
