import { Actions, LinkButton } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { hasWords, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { WorkBeside } from '../desk/lists.tsx'
import { AnswerBox } from './answer-box.tsx'
import { AskedOfMe } from './ask/pages.tsx'
import { CameBefore } from './before.tsx'
import { askedThen } from './danger-told.ts'
import { EndedNotice } from './end/pages.tsx'
import { StateLine, Talk, takenWords } from './live-parts.tsx'
import type { Taken } from './reading.ts'
import { type Frame, type Showing, sayOf } from './showing.ts'
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

/** A colleague was quicker. Calm words instead of a problem: the one who wrote is in good hands. */
export function TakenPage(props: { frame: Frame; taken: Taken }) {
  const { frame, taken } = props
  const say = sayOf(frame)
  return (
    <DeskPage shell={frame.shell} title={say('takenTitle', { name: taken.takenBy })} here="/desk">
      <Notice kind="done" live>
        <p>{takenWords(frame, taken)}</p>
      </Notice>
      <Actions>
        <LinkButton href="/desk">{say('toDesk')}</LinkButton>
      </Actions>
    </DeskPage>
  )
}
