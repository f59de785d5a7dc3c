import { isAdult, isRole, roles } from '#core/member/member.ts'
import { Button } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { Select, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { familyTexts } from '../texts.ts'
import { rowCount, rowsAtMost, seenByAll } from './form.ts'
import { texts } from './texts.ts'

const [say, common] = [texts('da'), familyTexts('da')]

/** A number of empty rows, and one more for whoever asks: nothing is written before the whole form is sent. */
export function MemberRows({ again }: { again: Again }) {
  const count = rowCount(again.typed)
  return (
    <div id="members" class="member-rows">
      <p class="hint">{say('membersHint')}</p>
      <input type="hidden" name="rows" value={String(count)} />
      {Array.from({ length: count }, (_, index) => (
        <MemberRow n={index + 1} again={again} />
      ))}
      {count < rowsAtMost && (
        <Button look="quiet" name="more" value="yes" formaction="#members">
          {say('addRow')}
        </Button>
      )}
    </div>
  )
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

/** Asked only when somebody has written: which of the rows it is. */
export function WhoWrote({ again }: { again: Again }) {
  const rows = Array.from({ length: rowCount(again.typed) }, (_, index) => index + 1)
  const options = rows.map((n) => ({ value: String(n), label: rowName(again, n) }))
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
      {([1, 2] as const).map((n) => (
        <Home n={n} again={again} />
      ))}
    </>
  )
}

function Home({ n, again }: { n: 1 | 2; again: Again }) {
  const field = (part: string) => ({
    name: `home${n}${part}`,
    value: again.typed[`home${n}${part}`],
    problem: again.problems[`home${n}${part}`],
  })
  const adults = Array.from({ length: rowCount(again.typed) }, (_, index) => index + 1).filter((row) => {
    const role = again.typed[`m${row}Role`]
    return !role || isAdult(role as never)
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
          ...adults.map((row) => ({ value: String(row), label: onlyRow(again, row) })),
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
