/**
 * What esbuild leaves as it is and a phone six years old does not know: the two-sided logical shorthands.
 * `margin-inline: 1rem auto` becomes its two longhands, which those phones read.
 */
export function lowered(css: string): string {
  return css.replace(/(^|[{;}\s])(margin|padding)-(inline|block):([^;{}]+)(?=[;}])/g, (_, before, side, axis, value) => {
    const [start, end = start] = words(value)
    return `${before}${side}-${axis}-start:${start};${side}-${axis}-end:${end}`
  })
}

/** Splits at spaces that stand outside brackets. */
function words(value: string): string[] {
  const found: string[] = ['']
  let depth = 0
  for (const letter of value.trim()) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (letter === ' ' && depth === 0) found.push('')
    else found[found.length - 1] += letter
  }
  return found.filter(Boolean)
}
