import { OwnWords } from '#platform/html/own-words.tsx'
import { Tag } from '#platform/html/tag.tsx'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Entry, Note } from '../../note/note.ts'
import { NoteFields } from './next.tsx'
import { adultName, formOf, type Showing, say, when } from './showing.ts'
import { WishForm } from './wish.tsx'

/** The journal: only added to. What was corrected stays to be read, with the correction beside it. */
export function Journal({ showing }: { showing: Showing }) {
  const { journal } = showing.page
  const known = { shownTo: 'us' }
  return (
    <section id="journal" class="journal">
      <h2>{say('journal')}</h2>
      <WishForm showing={showing} form="note" address="notes" title={say('addNote')} button={say('saveNote')} known={known}>
        {() => <NoteFields showing={showing} form="note" again={formOf(showing, 'note', known)} />}
      </WishForm>
      {journal.length === 0 && <p class="hint">{say('journalEmpty')}</p>}
      <ol class="entries">
        {journal.map((entry) => (
          <JournalEntry showing={showing} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function JournalEntry({ showing, entry }: { showing: Showing; entry: Entry }) {
  const corrected = entry.corrections.length > 0
  return (
    <li class={corrected ? 'entry is-corrected' : 'entry'}>
      <OneNote showing={showing} note={entry} />
      {entry.corrections.map((note) => (
        <div class="correction">
          <p class="correction-title">{say('correction')}</p>
          <OneNote showing={showing} note={note} />
        </div>
      ))}
      <div class="step-wishes">
        <WishForm
          showing={showing}
          form={`correct-${entry.id}`}
          address={`notes/${entry.id}/correct`}
          title={say('correct')}
          button={say('saveCorrection')}
        >
          {(field) => <TextArea {...field('body')} label={say('correction')} hint={say('correctHint')} rows={4} />}
        </WishForm>
      </div>
    </li>
  )
}

function OneNote({ showing, note }: { showing: Showing; note: Note }) {
  return (
    <article id={`note-${note.id}`} class="note">
      <p class="hint">
        {say('wrote', { name: note.by, when: when(showing, note.at) })} · <ReadBy showing={showing} note={note} />
      </p>
      <p class="note-body" dir="auto">
        <OwnWords words={note.body} />
      </p>
      {note.themes.length > 0 && (
        <p class="note-themes">
          {note.themes.map((theme) => (
            <Tag>{say(theme)}</Tag>
          ))}
        </p>
      )}
    </article>
  )
}

/** Who reads along is said beside every note, so that nobody is surprised. */
function ReadBy({ showing, note }: { showing: Showing; note: Note }) {
  if (note.shownTo === 'us') return <span>{say('onlyUs')}</span>
  const words = note.shownTo === 'family' ? say('readsAlong') : say('adultReadsAlong', { name: adultName(showing, note.adultId) })
  return <strong>{words}</strong>
}
