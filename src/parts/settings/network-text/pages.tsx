import { type NetworkTextName, networkTextNames } from '#core/network-text/store.ts'
import { formatMoment } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Typed } from '#platform/http/form.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Edited } from '../edit.ts'
import { type FieldSpec, Fields } from '../fields.tsx'
import { SettingsPage } from '../frame.tsx'
import type { Written } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/texts'
const say = texts('da')

type Props = { visit: Visit; form: Edited; all: boolean; written: Written[] }

/** One form for all of them: whoever fills in three texts and presses once has written three. */
export function TextsPage(props: Props) {
  const { visit, form, all } = props
  return (
    <SettingsPage shell={visit.shell} title={say('title')} lead={say('lead')} problems={form.problems} fields={named}>
      {all ? (
        <Form shell={visit.shell} formId={form.formId} action={path}>
          {networkTextNames.map((name) => (
            <OneText {...props} name={name} />
          ))}
          <Actions>
            <Button>{say('save')}</Button>
          </Actions>
        </Form>
      ) : (
        <ToRead {...props} />
      )}
    </SettingsPage>
  )
}

function ToRead({ written }: Props) {
  return (
    <>
      <Notice>{say('onlyForAllLead')}</Notice>
      {networkTextNames.map((name) => (
        <section>
          <h2>{say(name)}</h2>
          <p>{written.find((text) => text.name === name)?.da ?? '–'}</p>
        </section>
      ))}
    </>
  )
}

function OneText({ visit, form, written, name }: Props & { name: NetworkTextName }) {
  const now = written.find((text) => text.name === name)
  const fields: FieldSpec[] = [
    { kind: 'area', name: `${name}-da`, label: say('da'), hint: say(`${name}Hint`) },
    { kind: 'area', name: `${name}-en`, label: say('en'), hint: say('enHint') },
  ]
  return (
    <fieldset id={name} class="quick-group">
      <legend>{say(name)}</legend>
      {fields.map((field) => (
        <input type="hidden" name={`${field.name}-was`} value={form.typed[`${field.name}-was`]} />
      ))}
      <Fields fields={fields} form={form} />
      {now && <p class="hint">{say('lastSet', { when: formatMoment(now.setAt, 'da', visit.now), name: now.by ?? '' })}</p>}
    </fieldset>
  )
}

/** In the list of what is wrong each field says which text it is of. */
const named: FieldSpec[] = networkTextNames.flatMap((name) => [
  { kind: 'area' as const, name: `${name}-da`, label: say('inDanish', { title: say(name) }) },
  { kind: 'area' as const, name: `${name}-en`, label: say('inEnglish', { title: say(name) }) },
])

/** As it stands now, in the fields and beside them, so that it can be told what was changed. */
export function asTyped(written: readonly Written[]): Typed {
  const fields = written.flatMap(({ name, da, en }) => [
    [`${name}-da`, da ?? ''],
    [`${name}-en`, en ?? ''],
  ])
  return Object.fromEntries(
    fields.flatMap(([name, text]) => [
      [name, text],
      [`${name}-was`, text],
    ]),
  )
}
