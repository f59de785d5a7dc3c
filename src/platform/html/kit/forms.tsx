import { Actions, Button, LinkButton } from '../button.tsx'
import { Check, Choices } from '../choices.tsx'
import { Form, ProblemSummary, Why } from '../form.tsx'
import { SearchBox } from '../search-box.tsx'
import type { Shell } from '../shell.ts'
import { DateField, Select, TextArea, TextField, TimeField } from '../text-fields.tsx'
import { State } from './state.tsx'

const who = [
  { value: 'pregnant', label: 'Jeg er gravid' },
  { value: 'mother', label: 'Jeg er mor' },
  { value: 'father', label: 'Jeg er far' },
  { value: 'grandparent', label: 'Jeg er bedsteforælder', hint: 'Eller en anden, der holder af familien' },
]
const languages = [
  { value: 'da', label: 'Dansk' },
  { value: 'ar', label: 'Arabisk, med tolk' },
]

export function FormKit(props: { shell: Shell }) {
  return (
    <>
      <State name="Tom">
        <EmptyForm shell={props.shell} />
      </State>
      <State name="Med noget, der mangler">
        <FormWithProblems shell={props.shell} />
      </State>
      <State name="Søgning">
        <SearchBox action="/kit" name="sted" label="Postnummer eller by" button="Find" value="" />
      </State>
      <State name="Knapper">
        <Actions>
          <Button>Send beskeden</Button>
          <Button look="second">Gem til senere</Button>
          <LinkButton href="#" look="quiet">
            Fortryd
          </LinkButton>
          <Button disabled>Sender …</Button>
        </Actions>
        <Button wide>Skriv til os uden at sige, hvem du er</Button>
      </State>
    </>
  )
}

function EmptyForm(props: { shell: Shell }) {
  const { shell } = props
  return (
    <Form shell={shell} action="/kit" label="Tom formular">
      <TextArea name="words" label="Skriv med dine egne ord" hint="Det behøver ikke være pænt eller langt." rows={5} />
      <Choices name="who" pick="one" legend="Hvem er du?" hint="Du kan springe det over." options={who} value="pregnant" />
      <Why lang={shell.lang}>
        <p>Så den, der svarer, ved, om der er et barn på vej. Du bestemmer selv, om du vil sige det.</p>
      </Why>
      <TextField name="postcode" label="Postnummer" inputmode="numeric" width={4} />
      <DateField name="due" label="Er der en dato, der haster?" />
      <TimeField name="hour" label="Hvornår er det godt at ringe?" />
      <Select name="language" label="Sprog" options={languages} empty="Vælg sprog" />
      <Choices
        name="safe"
        pick="one"
        row
        large
        legend="Er du i fare lige nu?"
        options={[
          { value: 'yes', label: 'Ja' },
          { value: 'no', label: 'Nej' },
        ]}
      />
      <Actions>
        <Button>Næste</Button>
        <Button look="quiet">Spring over</Button>
      </Actions>
    </Form>
  )
}

function FormWithProblems(props: { shell: Shell }) {
  const { shell } = props
  const problems = {
    'words-2': 'Skriv et par ord om, hvad det handler om',
    'channel-2': 'Vælg, hvordan vi må svare dig',
    'postcode-2': 'Et postnummer har fire tal',
  }
  return (
    <Form shell={shell} action="/kit" label="Formular med noget, der mangler">
      <ProblemSummary lang={shell.lang} problems={problems} focus={false} />
      <TextArea name="words-2" label="Skriv med dine egne ord" problem={problems['words-2']} value="" rows={3} />
      <TextField
        name="postcode-2"
        label="Postnummer"
        hint="Så finder vi det, der ligger tættest på."
        problem={problems['postcode-2']}
        value="82 <b>hundrede</b>"
        width={12}
      />
      <Choices
        name="channel-2"
        pick="many"
        legend="Hvordan må vi svare?"
        problem={problems['channel-2']}
        options={[
          { value: 'page', label: 'Her på siden', hint: 'Du åbner svaret med din kode. Ingen andre kan se det.' },
          { value: 'sms', label: 'Med en sms uden navn og uden indhold' },
          { value: 'call', label: 'Opkaldpåethelltbestemttidspunktsommanaldrighardrømtom' },
        ]}
      />
      <Check name="read-2" label="Jeg har læst, at ingen spørger efter mit navn" checked />
      <Actions>
        <Button>Send</Button>
      </Actions>
    </Form>
  )
}
