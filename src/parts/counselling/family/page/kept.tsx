import { Notice } from '#platform/html/notice.tsx'
import { TextArea } from '#platform/html/text-fields.tsx'
import { isOpen, type Showing, say } from './showing.ts'

/** A form that was refused because its thing is gone, or the family has closed meanwhile, has no place any more: its words stand here. */
export function Kept({ showing }: { showing: Showing }) {
  const { back } = showing
  if (!back || stands(showing, back.form)) return null
  const words = Object.entries(back.again.typed).filter(([, text]) => /\s/.test((text ?? '').trim()))
  if (words.length === 0) return null
  return (
    <Notice title={say('kept')}>
      {words.map(([name, text]) => (
        <TextArea name={name} id={`kept-${name}`} label={say('keptWords')} value={text} rows={4} />
      ))}
    </Notice>
  )
}

const whileOpen = ['after', 'step', 'goal', 'level', 'anchor', 'deputy', 'promise', 'close', 'member', 'home', 'about', 'name']

/** Whether a form is on the page as the family is now. */
function stands(showing: Showing, form: string): boolean {
  const { page } = showing
  if (form === 'note') return true
  if (form === 'reopen') return !isOpen(showing)
  if (whileOpen.includes(form)) return isOpen(showing)
  const [, kind, id] = /^([a-z]+)-(.+)$/.exec(form) ?? []
  if (kind === 'correct') return page.journal.some((entry) => entry.id === id)
  if (kind === 'code') return page.members.some(({ adultId }) => adultId === id)
  if (kind === 'stays' || kind === 'also' || kind === 'leave') return isOpen(showing) && page.members.some((member) => member.id === id)
  if (kind === 'newtime' || kind === 'break')
    return isOpen(showing) && page.promises.some((promise) => promise.id === id && !promise.endedAt)
  return isOpen(showing) && page.steps.some((step) => step.id === id && !step.endedAt)
}
