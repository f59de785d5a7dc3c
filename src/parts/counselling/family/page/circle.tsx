import { shutWords } from '#core/roster/shut.ts'
import { addDays, formatNear } from '#platform/clock.ts'
import { Check, Choices } from '#platform/html/choices.tsx'
import { CirclePicture, type PersonInCircle } from '#platform/html/circle-picture.tsx'
import { fieldIdIn } from '#platform/html/field.tsx'
import { LevelTag, levelName } from '#platform/html/level-tag.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { DateField, type Option, Select, TextArea } from '#platform/html/text-fields.tsx'
import { levels } from '#platform/level.ts'
import { whoHolds } from '../hold/actions.ts'
import { colleagueWords, memberWords } from '../wording.ts'
import { choicesOf, common, formOf, isOpen, namesOf, type Showing, say, when } from './showing.ts'
import { WishForm } from './wish.tsx'

/** Everyone around the family as a picture and a list: who holds it first, then its own people, then everybody else. */
export function Circle({ showing }: { showing: Showing }) {
  return (
    <section id="circle">
      <h2>{say('circle')}</h2>
      <CirclePicture lang="da" people={peopleIn(showing)} />
      {isOpen(showing) && (
        <div class="wishes">
          <AnchorForm showing={showing} />
          <DeputyForm showing={showing} />
        </div>
      )}
    </section>
  )
}

function peopleIn(showing: Showing): PersonInCircle[] {
  const { page, today } = showing
  const names = namesOf(showing)
  const ours = page.circle.flatMap((one) => ourPerson(showing, one))
  const strangers = page.cover
    .filter(({ holds, byHat }) => holds && !page.circle.some(({ hat }) => hat === byHat))
    .map(({ by, away }): PersonInCircle => ({ name: by, as: say('standsInFor', { away }), kind: 'deputy' }))
  const own = page.members.map((member): PersonInCircle => {
    const kind =
      member.role === 'grandparent' ? 'grandparent' : member.role === 'child' || member.role === 'expected-child' ? 'child' : 'adult'
    return { name: names.get(member.id)!, as: memberWords(member, today), kind }
  })
  const [holding, others] = [
    ours.filter(({ kind }) => kind === 'anchor' || kind === 'deputy'),
    ours.filter(({ kind }) => kind !== 'anchor' && kind !== 'deputy'),
  ]
  return [...holding, ...strangers, ...own, ...others]
}

/** As what one of ours stands here today: also whose place one takes while somebody is away, and that one is away oneself. */
function ourPerson({ page }: Showing, { hat, name, as, shut }: Showing['page']['circle'][number]): PersonInCircle[] {
  if (as === 'adult' || name === null) return []
  const kind = as === 'anchor' || as === 'deputy' || as === 'volunteer' ? as : 'professional'
  const instead = page.cover.filter(({ holds, byHat }) => holds && byHat === hat).map(({ away }) => say('standsInFor', { away }))
  const away = page.cover.some(({ awayHat }) => awayHat === hat)
  return [
    {
      name: shutWords(name, away ? null : shut),
      as: [away ? say('isAway', { as: common(as) }) : common(as), ...instead].join(' · '),
      kind,
    },
  ]
}

function AnchorForm({ showing }: { showing: Showing }) {
  const known = { handsOver: 'yes', deputyId: '' }
  const again = formOf(showing, 'anchor', known)
  return (
    <WishForm
      {...{ showing, form: 'anchor', address: 'anchor', title: say('changeAnchor'), button: say('saveAnchor'), known }}
      seen={whoHolds(showing.page.family)}
    >
      {(field) => (
        <>
          <Select
            {...field('anchorId')}
            label={say('anchorNew')}
            hint={say('anchorHint')}
            options={colleagueOptions(showing, mayHold)}
            empty={say('choose')}
          />
          <Select
            {...field('deputyId')}
            label={say('deputyAlso')}
            hint={say('deputyAlsoHint')}
            options={colleagueOptions(showing)}
            empty={say('deputySame')}
          />
          <Check
            {...field('handsOver')}
            label={say('handsOver')}
            hint={say('handsOverHint')}
            checked={again.typed.handsOver !== undefined}
          />
        </>
      )}
    </WishForm>
  )
}

function DeputyForm({ showing }: { showing: Showing }) {
  return (
    <WishForm
      {...{ showing, form: 'deputy', address: 'deputy', title: say('changeDeputy'), button: say('saveDeputy') }}
      seen={whoHolds(showing.page.family)}
    >
      {(field) => (
        <Select {...field('deputyId')} label={say('deputyNew')} options={colleagueOptions(showing, mayStandBy)} empty={say('choose')} />
      )}
    </WishForm>
  )
}

/** Those who may, of all one can turn to. */
function colleagueOptions(showing: Showing, may: (showing: Showing, hat: string) => boolean = () => true): Option[] {
  return choicesOf(showing)
    .colleagues.filter(({ hat }) => may(showing, hat))
    .map((one) => ({ value: one.hat, label: colleagueWords(one, showing) }))
}

/** The new anchor: the reader, or whoever has said yes to the one before or to the reader. */
function mayHold(showing: Showing, hat: string): boolean {
  const { anchorId } = showing.page.family
  const saidYes = choicesOf(showing).yes.some((one) => one.by === hat && (one.for === anchorId || one.for === showing.me))
  return hat !== anchorId && (hat === showing.me || saidYes)
}

function mayStandBy(showing: Showing, hat: string): boolean {
  const { anchorId, deputyId } = showing.page.family
  const saidYes = choicesOf(showing).yes.some((one) => one.by === hat && one.for === anchorId)
  return hat !== deputyId && hat !== anchorId && (hat === showing.me || saidYes)
}

/** How urgent it is, with every reason it ever had. */
export function Levels({ showing }: { showing: Showing }) {
  return (
    <section id="levels" class="levels">
      <h2>{say('level')}</h2>
      <ol class="plain">
        {showing.page.levels.map((line) => (
          <li>
            <LevelTag lang="da" level={line.level} short />
            <p dir="auto">
              <OwnWords words={line.reason} />
            </p>
            <p class="hint">{say('levelLine', { name: line.by, when: when(showing, line.at) })}</p>
          </li>
        ))}
      </ol>
      {isOpen(showing) && <LevelForm showing={showing} />}
    </section>
  )
}

function LevelForm({ showing }: { showing: Showing }) {
  const again = formOf(showing, 'level')
  return (
    <WishForm
      showing={showing}
      form="level"
      address="level"
      title={say('setLevel')}
      button={say('saveLevel')}
      seen={showing.page.family.levelId}
    >
      {(field) => (
        <>
          <Choices
            {...{ name: 'level', id: fieldIdIn('level', 'level'), pick: 'one', legend: say('level') }}
            hint={common('levelMeans')}
            options={levelOptions(showing)}
            value={again.typed.level}
            problem={again.problems.level}
          />
          <TextArea {...field('levelReason')} label={say('levelReason')} rows={2} />
          <DateField {...field('dueOn')} label={say('levelDue')} hint={say('levelDueHint')} min={showing.today} />
          {again.problems.bridge && <TextArea {...field('bridge')} label={say('bridge')} hint={say('bridgeHint')} rows={3} />}
        </>
      )}
    </WishForm>
  )
}

function levelOptions(showing: Showing) {
  const { page, today } = showing
  return levels
    .filter((level) => level !== page.family.level)
    .map((level) => {
      const days = choicesOf(showing).rules[level].gapDays
      return {
        value: level,
        label: levelName(level, 'da'),
        hint: common('levelGap', { days, day: formatNear(addDays(today, days), 'da', today) }),
      }
    })
}
