import { type NetworkTextName, networkTextNames } from '#core/network-text/store.ts'
import { formatMoment } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { Again, Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { Written } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/texts'
const say = texts('da')

type Props = { visit: Visit; form: Again; sent: NetworkTextName | null; all: boolean; written: Written[] }

export function TextsPage(props: Props) {
  return (
    <SettingsPage shell={props.visit.shell} title={say('title')} lead={say('lead')} problems={props.form.problems}>
      {!props.all && <Notice>{say('onlyForAllLead')}</Notice>}
      {networkTextNames.map((name) => (
        <OneText {...props} name={name} />
      ))}
    </SettingsPage>
  )
}

function OneText({ visit, form, sent, all, written, name }: Props & { name: NetworkTextName }) {
  const now = written.find((text) => text.name === name)
  const last = now && say('lastSet', { when: formatMoment(now.setAt, 'da', visit.now), name: now.by ?? '' })
  if (!all)
    return (
      <section>
        <h2>{say(name)}</h2>
        <p>{now?.da ?? '–'}</p>
      </section>
    )
  const typed = { da: now?.da ?? '', en: now?.en ?? '' }
  return (
    <div id={name}>
      <EditForm
        shell={visit.shell}
        form={sent === name ? form : { typed, problems: {}, formId: newId() }}
        fields={[
          { kind: 'area', name: 'da', label: say('da'), hint: say(`${name}Hint`) },
          { kind: 'area', name: 'en', label: say('en'), hint: say('enHint') },
        ]}
        prefix={name}
        title={say(name)}
        button={say('save')}
        action={`${path}/${name}`}
        look="second"
      >
        {last && <p class="hint">{last}</p>}
      </EditForm>
    </div>
  )
}
