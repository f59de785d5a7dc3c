import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { fieldIdsIn } from '#platform/html/field.tsx'
import { hasWords, ProblemSummary } from '#platform/html/form.tsx'
import { DeskFragment } from '../../desk/pages.tsx'
import { Talks, WhoLooked } from './around.tsx'
import { Levels } from './circle.tsx'
import { CloseForm } from './closing.tsx'
import { Journal } from './journal.tsx'
import { Kept } from './kept.tsx'
import { LivePart } from './live-parts.tsx'
import { AfterTalk } from './next.tsx'
import { People } from './people.tsx'
import { isOpen, type Showing, say, waitingTalks } from './showing.ts'
import { problemsWithWho } from './who-changed.ts'

/**
 * Everything a colleague needs about one family, on one screen: what happens next, the plan, what was said; beside it who stands around. Whoever
 * has written and waits for an answer comes before it all.
 */
export function FamilyPage({ showing }: { showing: Showing }) {
  const { shell, page, back } = showing
  const { family } = page
  const open = isOpen(showing)
  const waits = waitingTalks(showing).length > 0
  const list = <DeskFragment name="next" frame={{ lang: 'da', now: showing.now }} desk={{ families: [...showing.families] }} />
  return (
    <DeskPage shell={shell} title={family.shortName} lead={<LivePart name="held" showing={showing} />} here="/desk">
      {back && <ProblemSummary lang="da" problems={problemsWithWho(showing, back)} ids={idsOf(back)} kept={hasWords(back.again.typed)} />}
      <Kept showing={showing} />
      <LivePart name="cover" showing={showing} />
      <DeskColumns list={list} listBeside listLabel={say('families')} side={<Side showing={showing} />} sideLabel={say('circle')}>
        {waits && <Talks showing={showing} />}
        <LivePart name="next" showing={showing} />
        {open && <AfterTalk showing={showing} />}
        <LivePart name="plan" showing={showing} />
        {!waits && <Talks showing={showing} />}
        <Journal showing={showing} />
      </DeskColumns>
    </DeskPage>
  )
}

function idsOf({ form, again }: NonNullable<Showing['back']>): Record<string, string> {
  return fieldIdsIn(form, Object.keys(again.problems))
}

function Side({ showing }: { showing: Showing }) {
  return (
    <>
      <LivePart name="circle" showing={showing} />
      <People showing={showing} />
      <Levels showing={showing} />
      <WhoLooked showing={showing} />
      {isOpen(showing) && <CloseForm showing={showing} />}
    </>
  )
}
