import type { MemberRow } from '#core/member/store.ts'
import { Choices } from '#platform/html/choices.tsx'
import { fieldIdIn } from '#platform/html/field.tsx'
import { DateField, Select, TextField } from '#platform/html/text-fields.tsx'
import { NamedSafeLines, SafeFields, saveIt, writeItDown } from '../../safe-answer/desk.tsx'
import type { SafeAnswer } from '../../safe-answer/safe-answer.ts'
import { memberWords } from '../wording.ts'
import { CodeForm } from './code-form.tsx'
import { adultName, formOf, isOpen, isShown, namesOf, type Showing, say } from './showing.ts'
import { WishForm } from './wish.tsx'

/** One of the family: who it is, where it lives, its way in, and what can be said or done about it. */
export function Member({ showing, member }: { showing: Showing; member: MemberRow }) {
  const { page, today } = showing
  const name = namesOf(showing).get(member.id)!
  const homes = page.homes.filter(({ members }) => members.includes(member.id))
  const way = page.ways.find(({ adultId }) => adultId === member.adultId)?.way
  const untold = page.untold.filter(({ toHat, kind }, index, all) => {
    const first = all.findIndex((one) => one.toHat === toHat && one.kind === kind) === index
    return first && toHat === member.adultId
  })
  return (
    <li class="member">
      <p>
        <strong dir="auto">{name}</strong> <span class="hint">{memberWords(member, today)}</span>
      </p>
      {homes.length > 0 && <p class="hint">{say('livesIn', { places: homes.map((home) => homeWords(showing, home)).join(' · ') })}</p>}
      {way && <p class="hint">{say(way === 'page' ? 'hasPage' : way === 'code' ? 'hasCode' : 'hasNone')}</p>}
      <NamedSafeLines said={saidBy(showing, member)} now={showing.now} />
      {untold.map(({ kind, mailed }) => (
        <p class="hint">{say(mailed ? 'untoldMailed' : 'untold', { what: say(`untold-${kind}`) })}</p>
      ))}
      <div class="step-wishes">
        <SafeForm showing={showing} member={member} />
        <Edit showing={showing} member={member} name={name} />
      </div>
    </li>
  )
}

/** What is seldom changed of a person, behind one line. What is safe is not: it is written down while somebody is talking. */
function Edit({ showing, member, name }: { showing: Showing; member: MemberRow; name: string }) {
  const open = isOpen(showing)
  if (!open && !member.adultId) return null
  const forms = [`stays-${member.id}`, `code-${member.adultId}`, `also-${member.id}`, `leave-${member.id}`]
  return (
    <details class="wish" open={forms.some((form) => isShown(showing, form))}>
      <summary>{say('editMember', { name })}</summary>
      <div class="step-wishes">
        {open && <StaysForm showing={showing} member={member} />}
        {member.adultId && <CodeForm showing={showing} adultId={member.adultId} name={name} readsFamily />}
        {member.adultId === null && open && <AlsoForm showing={showing} member={member} name={name} />}
        {open && <LeaveForm showing={showing} member={member} name={name} />}
      </div>
    </details>
  )
}

export function saidBy({ page }: Showing, { adultId }: MemberRow): SafeAnswer[] {
  return page.safe.filter(({ whose }) => whose === adultId)
}

/** What is safe changes, also after the family is closed. */
export function SafeForm({ showing, member }: { showing: Showing; member: MemberRow }) {
  if (member.adultId === null) return null
  return (
    <WishForm showing={showing} form={`safe-${member.id}`} address={`members/${member.id}/safe`} title={writeItDown} button={saveIt}>
      {(field) => <SafeFields said={saidBy(showing, member)} field={field} />}
    </WishForm>
  )
}

function homeWords(showing: Showing, home: Showing['page']['homes'][number]): string {
  const place = home.postcode ? `${home.label} (${home.postcode})` : home.label
  return home.adultId ? `${place}, ${say('onlyFor', { name: adultName(showing, home.adultId) })}` : place
}

function StaysForm({ showing, member }: { showing: Showing; member: MemberRow }) {
  const { homes } = showing.page
  if (homes.length === 0) return null
  const form = `stays-${member.id}`
  const known = {
    homes: homes
      .filter(({ members }) => members.includes(member.id))
      .map(({ id }) => id)
      .join(','),
  }
  const again = formOf(showing, form, known)
  return (
    <WishForm
      showing={showing}
      form={form}
      address={`members/${member.id}/stays`}
      title={say('stays')}
      button={say('saveStays')}
      known={known}
    >
      {() => (
        <Choices
          name="homes"
          id={fieldIdIn(form, 'homes')}
          pick="many"
          legend={say('memberHomes')}
          options={homes.map((home) => ({ value: home.id, label: homeWords(showing, home) }))}
          value={(again.typed.homes ?? '').split(',')}
        />
      )}
    </WishForm>
  )
}

function AlsoForm({ showing, member, name }: { showing: Showing; member: MemberRow; name: string }) {
  const others = showing.families.filter(({ id }) => id !== showing.page.family.id)
  if (others.length === 0) return null
  return (
    <WishForm
      showing={showing}
      form={`also-${member.id}`}
      address={`members/${member.id}/also`}
      title={say('also')}
      button={say('saveAlso')}
    >
      {(field) => (
        <Select
          {...field('otherFamily')}
          label={say('alsoFamily')}
          hint={say('alsoHint', { name })}
          options={others.map((one) => ({ value: one.id, label: one.name }))}
          empty={say('choose')}
        />
      )}
    </WishForm>
  )
}

/** Said with a day and a reason; what it means for a grown-up's page is said before it is done. */
function LeaveForm({ showing, member, name }: { showing: Showing; member: MemberRow; name: string }) {
  const known = { leftOn: showing.today }
  return (
    <WishForm
      showing={showing}
      form={`leave-${member.id}`}
      address={`members/${member.id}/leave`}
      title={say('leave', { name })}
      button={say('saveLeave')}
      known={known}
    >
      {(field) => (
        <>
          <p class="hint">{say(member.adultId ? 'leaveAdultHint' : 'leaveHint', { name })}</p>
          <DateField {...field('leftOn')} label={say('leftOn')} max={showing.today} />
          <TextField {...field('leftBecause')} label={say('leftBecause')} hint={say('leftBecauseHint')} />
        </>
      )}
    </WishForm>
  )
}
