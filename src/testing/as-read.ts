/** Text as somebody reads it: that a time is held together on one line is not seen in its words. */
export function asRead(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
}
