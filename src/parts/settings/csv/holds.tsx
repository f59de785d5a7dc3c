import { languages, languageWord } from '#core/language.ts'
import { DataTable } from '#platform/html/facts.tsx'
import type { Column, KindOfSheet } from './sheet-row.ts'
import { sheetKinds, sheets } from './sheets.ts'
import { texts } from './texts.ts'

const say = texts('da')

/** The words a column knows, as they stand in what is sent out. */
export function wordList({ words = {}, several }: Column): string {
  return say(several ? 'severalWords' : 'oneWord', { words: Object.values(words).join(', ') })
}

/** Every heading of every kind, and what may stand under it: nobody has to try which word is the right one. */
export function WhatSheetsHold() {
  return (
    <section>
      <h2>{say('columnsTitle')}</h2>
      <p>{say('columnsLead')}</p>
      {sheetKinds.map((kind) => (
        <details>
          <summary>{say('columns', { kind: say(`kind-${kind}`) })}</summary>
          <Columns kind={kind} />
        </details>
      ))}
    </section>
  )
}

function Columns({ kind }: { kind: KindOfSheet }) {
  return (
    <DataTable
      caption={say(`kind-${kind}`)}
      rows={sheets[kind].columns}
      columns={[
        { head: say('head'), cell: ({ head }) => head },
        { head: say('holds'), cell: (column) => `${holdsWords(column)}${column.optional ? ` ${say('mayBeEmpty')}` : ''}` },
      ]}
    />
  )
}

function holdsWords(column: Column): string {
  if (column.words) return wordList(column)
  if (column.day) return say('holds-day')
  const words = languages.map((code) => languageWord(code, 'da')).join(', ')
  return say(`holds-${column.holds ?? 'text'}`, { words })
}
