/**
 * What esbuild leaves as it is and a phone six years old does not know: the shorthands for several sides at once.
 * `margin-inline: 1rem auto` becomes its two longhands and `inset: 0` its four, which those phones read.
 */
export function lowered(css: string): string {
  return css.replace(/(?<=^|[{;}\s])(margin-inline|margin-block|padding-inline|padding-block|inset):([^;{}]+)(?=[;}])/g, (_, ...found) => {
    const [property, value] = found as [string, string]
    const given = words(value)
    return sides(property)
      .map((side, index) => `${side}:${given[index] ?? given[index - 2] ?? given[0]}`)
      .join(';')
  })
}

/** In the order the shorthand gives them; what is left out is as the opposite side, else as the first. */
function sides(property: string): string[] {
  return property === 'inset' ? ['top', 'right', 'bottom', 'left'] : [`${property}-start`, `${property}-end`]
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
