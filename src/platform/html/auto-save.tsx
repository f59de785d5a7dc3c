import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'
import { Ring } from './mark.tsx'
import { texts } from './texts.ts'

/**
 * Keeps one field of a form while somebody writes in it: sends it to `action` when the typing rests. Without script the form has a
 * button for it. `time` is when it was last kept.
 */
export function AutoSave(props: { lang: Lang; action: string; field: string; time?: string; children: Child }) {
  const say = texts(props.lang)
  return (
    <auto-save action={props.action} field={props.field}>
      {props.children}
      <p class="saved" role="status">
        <Ring open={!props.time} size={18} />{' '}
        <span
          data-saved={say('savedNow')}
          data-not-saved={say('notSavedNow')}
          data-out={say('notSavedOut')}
          data-changed={say('notSavedChanged')}
        >
          {props.time ? say('savedAt', { time: props.time }) : say('notSaved')}
        </span>
      </p>
    </auto-save>
  )
}
