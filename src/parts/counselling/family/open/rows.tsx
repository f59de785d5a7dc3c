import { isAdult, isRole, roles } from '#core/member/member.ts'
import { Button } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { Select, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { familyTexts } from '../texts.ts'
import { rowCount, rowsAtMost, seenByAll } from './form.ts'
import { texts } from './texts.ts'

const [say, common] = [texts('da'), familyTexts('da')]
const rowParts = ['Role', 'Name', 'When', 'Home'] as const
const homeParts = ['Label', 'Postcode', 'For'] as const

/** One person stands open, and everybody something is said of; each more is one press away, and nothing is written before all is sent. */
export function MemberRows({ again }: { again: Again }) {
  const count = rowCount(again.typed)
  const open = lastOpen(again, count)
  return (
    <div id="members" class="member-rows">
      <p class="hint">{say('membersHint')}</p>
      <input type="hidden" name="rows" value={String(count)} />
      {Array.from({ length: open }, (_, index) => (
        <MemberRow n={index + 1} again={again} />
      ))}
      <MoreRows from={open + 1} count={count} again={again} />
    </div>
  )
}

/** Each fold has the next one in it, so that a page without script shows one at a time; the last asks for a page with one more. */
function MoreRows({ from, count, again }: { from: number; count: number; again: Again }) {
  if (from <= count)
    return (
      <details class="one-more">
        <summary>{say('addRow')}</summary>
        <MemberRow n={from} again={again} />
        <MoreRows from={from + 1} count={count} again={again} />
      </details>
    )
  if (count >= rowsAtMost) return null
  return (
    <Button look="quiet" name="more" value="yes" formaction="#members">
      {say('addRow')}
    </Button>
  )
}

/** The last row something stands in; all of them for whoever has just asked for one more. */
function lastOpen({ typed, problems }: Again, count: number): number {
  if (typed.more !== undefined) return count
  const isTouched = (n: number) => rowParts.some((part) => typed[`m${n}${part}`] || problems[`m${n}${part}`])
  return Array.from({ length: count }, (_, index) => index + 1).findLast(isTouched) ?? 1
}

function MemberRow({ n, again }: { n: number; again: Again }) {
  const field = (part: string) => ({ name: `m${n}${part}`, value: again.typed[`m${n}${part}`], problem: again.problems[`m${n}${part}`] })
  const homes = [
    { value: '1', label: say('home1') },
    { value: '2', label: say('home2') },
    { value: 'both', label: say('homeBoth') },
  ]
  return (
    <fieldset class="member-row">
      <legend>{say('row', { n })}</legend>
      <div class="row-fields">
        <span class="row-number" aria-hidden="true">
          {n}
        </span>
        <Select
          {...field('Role')}
          label={say('role')}
          empty={say('roleNone')}
          options={roles.map((role) => ({ value: role, label: common(role) }))}
        />
        <TextField {...field('Name')} label={say('name')} />
        <TextField {...field('When')} label={say('when')} />
        <Select {...field('Home')} label={say('home')} empty={say('homeNone')} options={homes} />
      </div>
    </fieldset>
  )
}

/** Asked only when somebody has written: which of the rows it is. A row that is still folded away says so, as no script can show it in time. */
export function WhoWrote({ again }: { again: Again }) {
  const open = lastOpen(again, rowCount(again.typed))
  const options = adultRows(again).map((n) => ({
    value: String(n),
    label: rowName(again, n),
    hint: n > open ? say('writerFolded') : undefined,
  }))
  return (
    <Choices
      name="writer"
      pick="one"
      row
      legend={say('writer')}
      hint={say('writerHint')}
      options={[...options, { value: 'none', label: say('writerNone') }]}
      value={again.typed.writer}
      problem={again.problems.writer}
    />
  )
}

/** Adults, and rows nothing is said of yet. */
function adultRows({ typed }: Again): number[] {
  return Array.from({ length: rowCount(typed) }, (_, index) => index + 1).filter((row) => {
    const role = typed[`m${row}Role`]
    return !isRole(role) || isAdult(role)
  })
}

/** The number stands beside the row; what is known of the person helps more. */
function rowName({ typed }: Again, n: number): string {
  const role = typed[`m${n}Role`]
  const known = typed[`m${n}Name`]?.trim() || (isRole(role) ? common(role) : '')
  return known ? `${n} · ${known}` : say('row', { n })
}

export function Homes({ again }: { again: Again }) {
  return (
    <>
      <p class="hint">{say('homesHint')}</p>
      <Home n={1} again={again} />
      <details class="one-more" open={hasSecondHome(again)}>
        <summary>{say('addHome')}</summary>
        <Home n={2} again={again} />
      </details>
    </>
  )
}

function hasSecondHome({ typed, problems }: Again): boolean {
  const livesThere = Array.from({ length: rowCount(typed) }, (_, index) => typed[`m${index + 1}Home`]).some((home) => home && home !== '1')
  return livesThere || homeParts.some((part) => typed[`home2${part}`] || problems[`home2${part}`])
}

function Home({ n, again }: { n: 1 | 2; again: Again }) {
  const field = (part: string) => ({
    name: `home${n}${part}`,
    value: again.typed[`home${n}${part}`],
    problem: again.problems[`home${n}${part}`],
  })
  return (
    <div class="home-row row-fields">
      <TextField {...field('Label')} label={say('homeLabel', { n })} hint={n === 1 ? say('homeLabelHint') : undefined} />
      <TextField {...field('Postcode')} label={say('homePostcode')} width={8} inputmode="numeric" />
      <Select
        {...field('For')}
        label={say('homeFor')}
        empty={say('homeForSafe')}
        options={[
          ...adultRows(again).map((row) => ({ value: String(row), label: onlyRow(again, row) })),
          { value: seenByAll, label: say('homeForAll') },
        ]}
      />
    </div>
  )
}

function onlyRow({ typed }: Again, n: number): string {
  const name = typed[`m${n}Name`]?.trim()
  return name ? say('homeForName', { name }) : say('homeForRow', { n })
}
