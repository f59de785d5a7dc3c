import type { MemberRow } from '#core/member/store.ts'
import { OwnWords } from '#platform/html/own-words.tsx'
import { NamedSafeLines } from '../../safe-answer/desk.tsx'
import { memberWords } from '../wording.ts'
import { CodeForm } from './code-form.tsx'
import { SafeForm, saidBy } from './member.tsx'
import { adultOptions, common, dayWords, isOpen, isShown, namesOf, type Showing, say } from './showing.ts'
import { WishButton, WishForm } from './wish.tsx'

/** Who belonged here before: folded away, never gone. Whoever has a page keeps what is only theirs, and may need a way in to it. */
export function Left({ showing }: { showing: Showing }) {
  const { left } = showing.page
  if (left.length === 0) return null
  const names = namesOf(showing)
  const forms = left.flatMap(({ id, adultId }) => [`safe-${id}`, `code-${adultId}`, `return-${id}`])
  return (
    <details class="wish" open={forms.some((form) => isShown(showing, form))}>
      <summary>{say('leftTitle', { count: left.length })}</summary>
      <ul class="members">
        {left.map((member) => (
          <li class="member">
            <p>
              <strong dir="auto">{names.get(member.id)!}</strong> <span class="hint">{memberWords(member, showing.today)}</span>
            </p>
            <p class="hint" dir="auto">
              <OwnWords words={say('leftLine', { day: dayWords(showing, member.leftOn), because: member.leftBecause })} />
            </p>
            <NamedSafeLines said={saidBy(showing, member)} now={showing.now} />
            <div class="step-wishes">
              <SafeForm showing={showing} member={member} />
              {member.adultId && <CodeForm showing={showing} adultId={member.adultId} name={names.get(member.id)!} />}
              {isOpen(showing) && <Return showing={showing} member={member} name={names.get(member.id)!} />}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A child simply belongs here again. Of a grown-up it is said first what they will read, as before a further adult is let in. */
function Return({ showing, member, name }: { showing: Showing; member: MemberRow; name: string }) {
  const wish = { showing, form: `return-${member.id}`, address: `members/${member.id}/return` }
  if (member.adultId === null) return <WishButton {...wish}>{say('return')}</WishButton>
  return (
    <WishForm {...wish} title={say('return')} button={say('saveReturn', { name })}>
      {() => (
        <>
          <p class="hint">{say('returnAdultHint', { name })}</p>
          {adultOptions(showing).length > 0 && <p class="hint">{common('adultReads')}</p>}
        </>
      )}
    </WishForm>
  )
}
