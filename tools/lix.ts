import { familyTexts, readability } from '../tests/family-texts.ts'

// Prints how hard the Danish words of each family-facing catalogue are to read: `node --import tsx tools/lix.ts`.
for (const file of familyTexts()) process.stdout.write(`${String(await readability(file)).padStart(3)}  ${file}\n`)
