import type { Child } from 'hono/jsx'
import { Actions, LinkButton } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { hasWords, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { TextArea } from '#platform/html/text-fields.tsx'
import { isWords, type Typed } from '#platform/http/form.ts'
import { WorkBeside } from '../desk/lists.tsx'
import { AnswerBox } from './answer-box.tsx'
import { AskedOfMe } from './ask/pages.tsx'
import { CameBefore } from './before.tsx'
import { askedThen } from './danger-told.ts'
import { EndedNotice } from './end/pages.tsx'
import { StateLine, Talk, takenWords } from './live-parts.tsx'
import type { Gone, Taken } from './reading.ts'
import { type Frame, type Showing, sayOf, when } from './showing.ts'
import { Side } from './side.tsx'
import { titleOf } from './title.ts'

export function InquiryPage(props: { showing: Showing }) {
  const { showing } = props
  const { shell, now, page, back } = showing
  const { inquiry } = page
  return (
    <DeskPage shell={shell} title={titleOf(inquiry, shell.lang, now)} here="/desk" lead={<StateLine frame={showing} inquiry={inquiry} />}>
      <DeskColumns
        list={<WorkBeside lang={shell.lang} now={now} owed={page.owed} mine={page.mine} here={inquiry.id} />}
        listLabel={sayOf(showing)('toDesk')}
        listBeside
        side={<Side showing={showing} />}
        sideLabel={sayOf(showing)('side')}
      >
        {back && <ProblemSummary lang={shell.lang} problems={back.again.problems} kept={hasWords(back.again.typed)} />}
        {page.asks
          .filter((ask) => ask.toMe && !ask.answer)
          .map((ask) => (
            <AskedOfMe showing={showing} ask={ask} />
          ))}
        {page.intake.inDanger && <InDanger showing={showing} />}
        <CameBefore showing={showing} />
        <Talk frame={showing} inquiry={inquiry} messages={page.messages} />
        {inquiry.state === 'ended' ? <EndedNotice showing={showing} /> : <AnswerBox showing={showing} />}
      </DeskColumns>
    </DeskPage>
  )
}

function InDanger({ showing }: { showing: Showing }) {
  const say = sayOf(showing)
  const then = askedThen(showing.page.inquiry, { lang: showing.shell.lang, now: showing.now })
  return <p class="danger-told">{then ? say('inDangerThen', { day: then }) : say('inDanger')}</p>
}

type LateProps = { frame: Frame; back?: Typed | undefined }

/** A colleague was quicker. Calm words instead of a problem: the one who wrote is in good hands. */
export function TakenPage({ frame, back, taken }: LateProps & { taken: Taken }) {
  const say = sayOf(frame)
  return (
    <LatePage frame={frame} title={say('takenTitle', { name: taken.takenBy })} lead={takenWords(frame, taken)}>
      <Unsent frame={frame} back={back} said="takenNotSent" />
    </LatePage>
  )
}

/** Nothing is left of it, and nothing is owed. */
export function GonePage({ frame, back, gone }: LateProps & { gone: Gone }) {
  const say = sayOf(frame)
  return (
    <LatePage frame={frame} title={say('goneTitle')} lead={say('goneLead', { when: when(frame, gone.deletedAt) })}>
      <Unsent frame={frame} back={back} said={back?.words === undefined ? 'goneNotKept' : 'goneNotSent'} />
    </LatePage>
  )
}

/** What was on its way stands here once, to be read and copied; it is kept nowhere. */
function Unsent({ frame, back = {}, said }: LateProps & { said: 'takenNotSent' | 'goneNotSent' | 'goneNotKept' }) {
  const say = sayOf(frame)
  const words = wordsIn(back)
  if (words.length === 0) return null
  return (
    <>
      <p>{say(said)}</p>
      {words.map(([name, text], index) => (
        <TextArea name={name} label={say('keptWords', { nth: index + 1, count: words.length })} value={text} rows={8} />
      ))}
    </>
  )
}

/** What somebody wrote in a form, not what was chosen in it. */
function wordsIn(typed: Typed): [name: string, text: string][] {
  return Object.entries(typed).flatMap(([name, text]) => (text && isWords(name, text) ? [[name, text]] : []))
}

/** What one was about to do is not one's to do any more. */
function LatePage({ frame, title, lead, children }: { frame: Frame; title: string; lead: string; children?: Child }) {
  return (
    <DeskPage shell={frame.shell} title={title} here="/desk">
      <Notice kind="done" live>
        <p>{lead}</p>
      </Notice>
      {children}
      <Actions>
        <LinkButton href="/desk">{sayOf(frame)('toDesk')}</LinkButton>
      </Actions>
    </DeskPage>
  )
}
