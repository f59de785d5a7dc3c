/** Text as somebody reads it: that a time is held together on one line is not seen in its words. */
export function asRead(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
}

/** The words of a page or of a piece of one, one after the other. */
export function wordsIn(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

export function mainWords({ text }: { text: string }): string {
  return wordsIn(text.slice(text.indexOf('<main')))
}

/** The words of the code that a page shows; nothing where it shows none. */
export function codeIn({ text }: { text: string }): string | undefined {
  const shown = /<p class="code-words"[^>]*>(.*?)<\/p>/s.exec(text)?.[1]
  return shown && wordsIn(shown).trim()
}

/** What stands beside a field about what is wrong with it. */
export function problemBeside({ text }: { text: string }, field: string): string | undefined {
  return new RegExp(`id="field-${field}-problem"[^>]*>([^<]*)`).exec(text)?.[1]
}
