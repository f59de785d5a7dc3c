import { dayInDenmark } from '#platform/clock.ts'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { ProblemSummary } from '#platform/html/form.tsx'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { FamilyList } from '../../desk/lists.tsx'
import { fieldIdIn } from '../step-fields.tsx'
import { Talks, WhoLooked } from './around.tsx'
import { Levels } from './circle.tsx'
import { CloseForm } from './closing.tsx'
import { Journal } from './journal.tsx'
import { Kept } from './kept.tsx'
import { LivePart } from './live-parts.tsx'
import { AfterTalk } from './next.tsx'
import { People } from './people.tsx'
import { dayWords, isOpen, type Showing, say } from './showing.ts'

/** Everything a colleague needs about one family, on one screen: what happens next, the plan, what was said; beside it who stands around. */
export function FamilyPage({ showing }: { showing: Showing }) {
  const { shell, page, back } = showing
  const { family } = page
  const open = isOpen(showing)
  const list = <FamilyList lang="da" now={showing.now} families={showing.families} here={family.id} />
  return (
    <DeskPage shell={shell} title={family.shortName} lead={<HeldLine showing={showing} />} here="/desk">
      {back && <ProblemSummary lang="da" problems={back.again.problems} ids={idsOf(back)} />}
      <Kept showing={showing} />
      <LivePart name="cover" showing={showing} />
      <DeskColumns list={list} listBeside listLabel={say('families')} side={<Side showing={showing} />} sideLabel={say('circle')}>
        <LivePart name="next" showing={showing} />
        {open && <AfterTalk showing={showing} />}
        <LivePart name="plan" showing={showing} />
        <Talks showing={showing} />
        <Journal showing={showing} />
      </DeskColumns>
    </DeskPage>
  )
}

function idsOf({ form, again }: NonNullable<Showing['back']>): Record<string, string> {
  return Object.fromEntries(Object.keys(again.problems).map((name) => [name, fieldIdIn(form, name)]))
}

function HeldLine({ showing }: { showing: Showing }) {
  const { page } = showing
  const { family } = page
  const name = (hat: string) => page.circle.find((one) => one.hat === hat)?.name ?? ''
  return (
    <span class="state-line">
      <LevelTag lang="da" level={family.level} short />
      {isOpen(showing) && <span>{say('heldBy', { anchor: name(family.anchorId), deputy: name(family.deputyId) })}</span>}
      <span>
        {family.closedAt
          ? say('closedLine', { day: dayWords(showing, dayInDenmark(family.closedAt)) })
          : say('openSince', { day: dayWords(showing, dayInDenmark(family.openedAt)) })}
      </span>
    </span>
  )
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
