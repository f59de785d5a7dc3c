import { anchorAway, answersToday, type PeopleAround, type StepsIn, whoInstead } from '#core/circle/around.tsx'
import { InDanger, LookForAnswer, OwedAnswer, opensAt } from '#parts/counselling/index.ts'
import { dayInDenmark, formatMoment } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { Thread } from '#platform/html/thread.tsx'
import type { Again } from '#platform/http/visit.ts'
import { texts as deleteTexts } from '../delete/texts.ts'
import { type OwnPromise, owedAnswer } from '../page/store.ts'
import { texts } from '../texts.ts'
import type { Word } from './store.ts'

type Frame = { shell: Shell; now: Date }

/** On a page with much else: the last two, and whatever of ours was not seen yet. */
export function newest(words: readonly Word[]): readonly Word[] {
  return words.slice(opensAt(words, Math.max(0, words.length - 2)))
}

export function Words(props: Frame & { words: readonly Word[] }) {
  const { shell, now, words } = props
  const say = texts(shell.lang)
  if (words.length === 0) return null
  return (
    <Thread
      label={say('talkLabel')}
      messages={words.map((word) => ({
        id: `w-${word.id}`,
        from: word.fromUs ? 'them' : 'me',
        author: word.fromUs ? (word.author ?? say('we')) : say('you'),
        time: formatMoment(word.at, shell.lang, now),
        dateTime: word.at.toISOString(),
        text: word.body,
      }))}
    />
  )
}

/** Who reads what is written: said where it is written, and true also while somebody steps in. */
export function whoReads({ lang }: Pick<Shell, 'lang'>, family?: PeopleAround): string {
  const say = texts(lang)
  if (!family) return say('wordsHintUs')
  const [name, anchor] = [answersToday(family), anchorAway(family)]
  return anchor ? say('wordsHintAway', { name, anchor }) : say('wordsHint', { name })
}

const writing = 'word-form'

/** Always the same form with the same address: what is written stays on the page until it has arrived. */
export function WordForm(props: { shell: Shell; form: Again; reads: string }) {
  const { shell, form, reads } = props
  const say = texts(shell.lang)
  return (
    <Form id={writing} shell={shell} formId={form.formId} action="/min-side/samtale" keeps>
      <TextArea name="words" label={say('words')} hint={reads} rows={4} value={form.typed.words} problem={form.problems.words} />
      <Button>{say('send')}</Button>
    </Form>
  )
}

type Talking = Frame & {
  words: readonly Word[]
  promises: readonly OwnPromise[]
  stepsIn: readonly StepsIn[]
  inDanger: boolean
  form: Again
  name: string
  reads: string
  /** What stood here was deleted just now. */
  gone: boolean
  /** We are done for now. */
  ended: boolean
}

export function TalkPage(props: Talking) {
  const { shell, now, words, name } = props
  const [last, owed] = [words.at(-1), owedAnswer(props.promises)]
  const say = texts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('talkTitle', { name })}>
      <ProblemSummary lang={shell.lang} problems={props.form.problems} kept={Boolean(props.form.typed.words)} />
      {props.inDanger && <InDanger shell={shell} />}
      {words.length === 0 && <Empty {...props} />}
      <Words {...props} />
      {owed && <OwedAnswer shell={shell} now={now} owed={owed} who={whoAnswers(owed, props.stepsIn)} />}
      {last?.fromUs === false && <LookForAnswer shell={shell} now={now} form={writing} wrote={last.at} />}
      <section id="write">
        <WordForm shell={shell} form={props.form} reads={props.reads} />
      </section>
      <p>
        <a href="/min-side">{say('back')}</a>
      </p>
      {words.length > 0 && (
        <p>
          <a href="/min-side/slet">{deleteTexts(shell.lang)('title')}</a>
        </p>
      )}
    </FamilyPage>
  )
}

function Empty({ shell, gone, ended, name }: Talking) {
  const say = texts(shell.lang)
  if (gone) return <Gone shell={shell} />
  if (ended) return <Notice title={say('closedTitle')}>{say('closedText')}</Notice>
  return <EmptyState lang={shell.lang} title={say('noWords')} next={say('noWordsNext', { name })} />
}

function Gone({ shell }: { shell: Shell }) {
  const say = deleteTexts(shell.lang)
  return (
    <Notice kind="done" title={say('done')}>
      <p>{say('doneHistory')}</p>
    </Notice>
  )
}

/** As the list of what is promised says it: whoever has promised, or steps in that day. */
function whoAnswers({ holder, holderHat, by }: OwnPromise, stepsIn: readonly StepsIn[]): string | undefined {
  return whoInstead(stepsIn, holderHat, dayInDenmark(by)) ?? holder ?? undefined
}
