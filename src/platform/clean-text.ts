// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb\u202d\u202e]/g
const opens: Record<string, string> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
}
const marks = /[\u202a-\u202c\u2066-\u2069]/

/**
 * What somebody typed or pasted, as it may be stored and shown: one way to write each letter and each line end, no characters that no
 * keyboard makes, that PostgreSQL cannot keep or that turn letters round, and every other mark of writing direction closed on its line.
 */
export function cleanText(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(unseen, '')
    .normalize('NFC')
  return marks.test(plain) ? plain.split('\n').map(closeMarks).join('\n') : plain
}

/** Marks that close nothing go; what is open at the end of the line is closed there. */
function closeMarks(line: string): string {
  const open: string[] = []
  let closed = ''
  for (const letter of line) {
    if (opens[letter]) open.push(opens[letter])
    else if (letter === '\u202c' || letter === '\u2069') {
      if (!open.includes(letter)) continue
      // An isolate that ends closes what was opened within it; an embedding does not reach out of an isolate.
      if (letter === '\u202c' && open.at(-1) !== letter) continue
      while (open.at(-1) !== letter) closed += open.pop()
      open.pop()
    }
    closed += letter
  }
  return closed + open.reverse().join('')
}
