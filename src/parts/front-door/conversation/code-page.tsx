import { Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { texts as writeTexts } from '../write/texts.ts'
import { texts } from './texts.ts'

/** `receives`: whether anybody takes what is written to us now. */
type Props = { shell: Shell; form: Again; mail: boolean; receives: boolean; network: string | undefined }

/** Where the four words are typed; the field wraps, so that all four are seen on the smallest phone. */
export function CodePage(props: Props) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('codeTitle')} lead={say('codeLead')} network={props.network}>
      <ProblemSummary lang={shell.lang} problems={form.problems} kept={false} />
      <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/samtale/kode')}>
        <TextArea
          {...{ name: 'code', label: say('codeLabel'), hint: say('codeHint'), rows: 2 }}
          {...{ value: form.typed.code, problem: form.problems.code }}
        />
        <Button>{say('open')}</Button>
      </Form>
      {form.problems.code === say('codeWrong') && <MayBeOver {...props} />}
      <h2>{say('noCode')}</h2>
      {props.receives ? (
        <p>
          <a href={inLanguage(shell.lang, '/skriv')}>{say('writeFirst')}</a>
        </p>
      ) : (
        <NobodyYet shell={shell} />
      )}
      <p>
        {say('codeLost')} {props.receives && say('codeLostWrite')}
      </p>
    </PublicPage>
  )
}

/** A code that has become somebody's own page opens nothing: said to everybody whose code was wrong, it tells about nobody. */
function MayBeOver(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <Notice title={say('wrongTitle')}>
      <p>{say('wrongText')}</p>
      <WaysIn {...props} />
    </Notice>
  )
}

/** Another telephone with the same code was quicker: there the page is open, and the code is over. */
export function MadeElsewherePage(props: Pick<Props, 'shell' | 'mail' | 'receives'>) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('madeTitle')} lead={say('madeLead')}>
      <p>{say('madeText')}</p>
      <WaysIn {...props} />
    </PublicPage>
  )
}

/** How one comes in where the code is over. */
function WaysIn({ shell, mail, receives }: Pick<Props, 'shell' | 'mail' | 'receives'>) {
  const say = texts(shell.lang)
  return (
    <>
      {mail && (
        <p>
          <LinkButton look="second" href="/sign-in/link">
            {say('wrongLink')}
          </LinkButton>
        </p>
      )}
      {receives && (
        <p>
          <a href={inLanguage(shell.lang, '/skriv')}>{say('wrongWrite')}</a>
        </p>
      )}
    </>
  )
}

/** Nobody is sent to write where it would reach nobody: the same words as there, and those who answer now. */
function NobodyYet({ shell }: { shell: Shell }) {
  return (
    <Notice kind="care">
      <p>{writeTexts(shell.lang)('nobodyYet')}</p>
      <p>
        <a href={inLanguage(shell.lang, '/find#right-now')}>{texts(shell.lang)('whoIsOpen')}</a>
      </p>
    </Notice>
  )
}
