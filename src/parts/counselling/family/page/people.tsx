import { roles } from '#core/member/member.ts'
import { Choices } from '#platform/html/choices.tsx'
import { fieldIdIn } from '#platform/html/field.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import { stampOf } from '#platform/http/seen.ts'
import { Left } from './left.tsx'
import { Member } from './member.tsx'
import { adultOptions, common, formOf, isOpen, type Showing, say } from './showing.ts'
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
          <p dir="auto">
            <OwnWords words={page.words.about} />
          </p>
        </div>
      )}
      <ul class="members">
        {page.members.map((member) => (
          <Member showing={showing} member={member} />
        ))}
      </ul>
      <Left showing={showing} />
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
          {adultOptions(showing).length > 0 && (
            <p class="hint">
              {say('memberAdult')} {common('adultReads')}
            </p>
          )}
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
        seen={stampOf(words?.about ?? null)}
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
        seen={family.shortName}
      >
        {(field) => <TextField {...field('shortName')} label={say('shortName')} />}
      </WishForm>
    </>
  )
}
