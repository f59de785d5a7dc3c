/** Text as somebody reads it: that a time is held together on one line is not seen in its words. */
export function asRead(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
}

/** The words of the main part of a page, one after the other. */
export function mainWords({ text }: { text: string }): string {
  return text
    .slice(text.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
