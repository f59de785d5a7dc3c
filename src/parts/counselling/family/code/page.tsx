import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { Form } from '#platform/html/form.tsx'
import { ReturnCode } from '#platform/html/return-code.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { catalogue } from '#platform/texts.ts'

const codeTexts = catalogue({
  title: 'Her er koden',
  label: 'De fire ord',
  once: 'Læs ordene højt, eller skriv dem ned til familien. De vises kun denne ene gang.',
  conversation: 'Ordene åbner samtalen. Den gamle kode er lukket, og det, den havde åbnet, er lukket.',
  page: 'Ordene åbner siden én gang inden {days} dage. Stod siden åben et sted, er den lukket der nu.',
  where: 'Familien skriver dem under Samtale på forsiden.',
  back: 'Til familien',
  shownTitle: 'Koden er vist',
  shown: 'Af hensyn til familien viser vi den ikke igen, heller ikke når siden hentes igen.',
  shownWorks: 'Har I skrevet ordene ned, så virker de. Ellers kan du lave en ny kode. Så lukker den, der lige er vist.',
  another: 'Lav en ny kode',
} as const)

/** Shown once, large enough to read aloud. */
export function NewCodePage(props: { shell: Shell; familyId: string; words: string; opens: 'conversation' | 'page'; days: number }) {
  const say = codeTexts('da')
  return (
    <DeskPage shell={props.shell} title={say('title')} lead={say('once')} here="/desk">
      <ReturnCode label={say('label')} words={props.words.split(' ')}>
        <p>{say(props.opens, { days: props.days })}</p>
        <p>{say('where')}</p>
      </ReturnCode>
      <Actions>
        <LinkButton href={`/desk/families/${props.familyId}`}>{say('back')}</LinkButton>
      </Actions>
    </DeskPage>
  )
}

/** A reload, or the way back to it later: the code was shown and is nowhere any more; another one is a click away. */
export function CodeWasShownPage(props: { shell: Shell; familyId: string; adultId: string | null; formId: string }) {
  const { shell, familyId, adultId } = props
  const say = codeTexts('da')
  return (
    <DeskPage shell={shell} title={say('shownTitle')} lead={say('shown')} here="/desk">
      <p>{say('shownWorks')}</p>
      {adultId && (
        <Form shell={shell} formId={props.formId} action={`/desk/families/${familyId}/code`}>
          <input type="hidden" name="adultId" value={adultId} />
          <Button look="second">{say('another')}</Button>
        </Form>
      )}
      <Actions>
        <LinkButton href={`/desk/families/${familyId}`}>{say('back')}</LinkButton>
      </Actions>
    </DeskPage>
  )
}
