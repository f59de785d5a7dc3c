import { Actions, LinkButton } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { ReturnCode } from '#platform/html/return-code.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { catalogue } from '#platform/texts.ts'

const codeTexts = catalogue({
  title: 'En ny kode',
  label: 'De fire ord',
  once: 'Læs ordene højt, eller skriv dem ned til familien. De vises kun denne ene gang.',
  conversation: 'Ordene åbner samtalen. Den gamle kode er lukket, og det, den havde åbnet, er lukket.',
  page: 'Ordene åbner siden én gang inden {days} dage. Alt, der var åbent på den side, er lukket.',
  where: 'Familien skriver dem under Samtale på forsiden.',
  back: 'Til familien',
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
