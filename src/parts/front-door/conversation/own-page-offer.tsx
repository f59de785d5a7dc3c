import { answersToday } from '#core/circle/around.tsx'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { type LinkByMail, WaysBackIn } from '#core/send/choice/way-back-in.tsx'
import { Button } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import type { Held } from './held-store.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; form: Again; held: Held; mail: LinkByMail; phone: string | undefined }

/** Before the code is over: how long the page stays open in each choice, and how one comes back. */
export function OwnPageOffer({ shell, form, held, mail, phone }: Props) {
  const say = texts(shell.lang)
  return (
    <Card title={say('pageTitle')} tone="warm">
      <p>{say('pageText')}</p>
      <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/samtale/min-side')}>
        <Choices
          {...{ name: 'phone', legend: say('whoUses'), pick: 'one', value: form.typed.phone, problem: form.problems.phone }}
          options={[
            { value: 'shared', label: say('shared'), hint: say('sharedHint') },
            { value: 'mine', label: say('mine'), hint: say('mineHint') },
          ]}
        />
        <BackLater {...{ shell, held, mail, phone }} />
        <Button>{say('makeMine')}</Button>
      </Form>
    </Card>
  )
}

/** Whoever has no way in of the own yet is told so before the code is over, and finds the way there. */
function BackLater({ shell, held, mail, phone }: Omit<Props, 'form'>) {
  const say = texts(shell.lang)
  const ways = <WaysBackIn shell={shell} mail={mail === 'on' ? mail : 'never'} who={answersToday(held)} phone={phone} />
  if (mail === 'on')
    return (
      <>
        <p>{say('makeMineHint')}</p>
        {ways}
      </>
    )
  return (
    <Notice kind="care">
      <p>{say('noWayBack')}</p>
      {ways}
      {mail === 'off' && (
        <p>
          <a href={inLanguage(shell.lang, '/samtale/besked')}>{choiceTexts(shell.lang)('mailFirst')}</a>
        </p>
      )}
    </Notice>
  )
}
