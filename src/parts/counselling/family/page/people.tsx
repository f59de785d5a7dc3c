import { roles } from '#core/member/member.ts'
import type { MemberRow } from '#core/member/store.ts'
import { Choices } from '#platform/html/choices.tsx'
import { Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import { fieldIdIn } from '../step-fields.tsx'
import { memberWords } from '../wording.ts'
import { adultName, adultOptions, common, formOf, isOpen, namesOf, type Showing, say } from './showing.ts'
import { WishForm } from './wish.tsx'

/** The family as it says it is: what it can, who belongs to it, where each one lives, who has a way in. */
export function People({ showing }: { showing: Showing }) {
  const { page } = showing
  return (
    <section id="people" class="people">
      <h2>{say('people')}</h2>
      {page.words?.about && (
        <div class="about">
          <h3 class="quiet-title">{say('about')}</h3>
          <p dir="auto">{page.words.about}</p>
        </div>
      )}
      <ul class="members">
        {page.members.map((member) => (
          <Member showing={showing} member={member} />
        ))}
      </ul>
      {isOpen(showing) && (
        <div class="wishes">
          <AddMember showing={showing} />
          <AddHome showing={showing} />
          <EditWords showing={showing} />
        </div>
      )}
    </section>
  )
}

function Member({ showing, member }: { showing: Showing; member: MemberRow }) {
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
      {untold.map(({ kind, mailed }) => (
        <p class="hint">{say(mailed ? 'untoldMailed' : 'untold', { what: say(`untold-${kind}`) })}</p>
      ))}
      <div class="step-wishes">
        {isOpen(showing) && <StaysForm showing={showing} member={member} />}
        {member.adultId && <CodeForm showing={showing} adultId={member.adultId} name={name} />}
        {member.adultId === null && isOpen(showing) && <AlsoForm showing={showing} member={member} name={name} />}
      </div>
    </li>
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

function CodeForm({ showing, adultId, name }: { showing: Showing; adultId: string; name: string }) {
  const form = `code-${adultId}`
  return (
    <WishForm showing={showing} form={form} address="code" title={say('newCode')} button={say('saveCode')}>
      {() => (
        <>
          <p class="hint">{say('newCodeWords')}</p>
          <input type="hidden" name="adultId" value={adultId} />
          <span class="unseen">{say('newCodeTitle', { name })}</span>
        </>
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

function AddMember({ showing }: { showing: Showing }) {
  const { homes } = showing.page
  const again = formOf(showing, 'member')
  return (
    <WishForm showing={showing} form="member" address="adults" title={say('addMember')} button={say('saveMember')}>
      {(field) => (
        <>
          <Select
            {...field('m0Role')}
            label={say('memberRole')}
            options={roles.map((role) => ({ value: role, label: common(role) }))}
            empty={say('choose')}
          />
          <TextField {...field('m0Name')} label={say('memberName')} />
          <TextField {...field('m0When')} label={say('memberWhen')} hint={say('memberWhenHint')} />
          {homes.length > 0 && (
            <Choices
              name="m0Homes"
              id={fieldIdIn('member', 'm0Homes')}
              pick="many"
              legend={say('memberHomes')}
              options={homes.map(({ id, label }) => ({ value: id, label }))}
              value={(again.typed.m0Homes ?? '').split(',')}
            />
          )}
        </>
      )}
    </WishForm>
  )
}

function AddHome({ showing }: { showing: Showing }) {
  return (
    <WishForm showing={showing} form="home" address="homes" title={say('addHome')} button={say('saveHome')}>
      {(field) => (
        <>
          <TextField {...field('label')} label={say('homeLabel')} />
          <TextField {...field('postcode')} label={say('homePostcode')} width={8} inputmode="numeric" />
          <Select {...field('adultId')} label={say('homeFor')} options={adultOptions(showing)} empty={say('homeForAll')} />
        </>
      )}
    </WishForm>
  )
}

function EditWords({ showing }: { showing: Showing }) {
  const { family, words } = showing.page
  return (
    <>
      <WishForm
        showing={showing}
        form="about"
        address="about"
        title={say('editAbout')}
        button={say('saveAbout')}
        known={{ about: words?.about ?? '' }}
      >
        {(field) => <TextArea {...field('about')} label={say('about')} rows={5} />}
      </WishForm>
      <WishForm
        showing={showing}
        form="name"
        address="name"
        title={say('editName')}
        button={say('saveName')}
        known={{ shortName: family.shortName }}
      >
        {(field) => <TextField {...field('shortName')} label={say('shortName')} />}
      </WishForm>
    </>
  )
}
