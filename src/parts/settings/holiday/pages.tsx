import { formatWeekday } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { Form } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { HolidayRow } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/holidays'
const say = texts('da')
const fields: FieldSpec[] = [
  { kind: 'day', name: 'day', label: say('day') },
  { kind: 'text', name: 'nameDa', label: say('nameDa') },
  { kind: 'text', name: 'nameEn', label: say('nameEn'), hint: say('englishHint') },
]

export function HolidaysPage(props: { shell: Shell; form: Again; all: boolean; today: string; holidays: HolidayRow[] }) {
  const { shell, form, all, today } = props
  return (
    <SettingsPage shell={shell} title={say('title')} lead={say('lead')} problems={form.problems} fields={fields}>
      <p class="hint">{say('note')}</p>
      <DataTable
        caption={say('caption')}
        rows={props.holidays}
        columns={[
          { head: say('day'), cell: (one) => formatWeekday(one.day, 'da', today) },
          { head: say('name'), cell: (one) => one.nameDa },
          { head: say('whose'), cell: (one) => <Whose shell={shell} one={one} all={all} /> },
        ]}
      />
      {all && <EditForm shell={shell} form={form} fields={fields} title={say('add')} button={say('save')} action={path} />}
    </SettingsPage>
  )
}

function Whose({ shell, one, all }: { shell: Shell; one: HolidayRow; all: boolean }) {
  if (!one.own) return <>{say('everyones')}</>
  if (one.calledOff) return <>{say('calledOff')}</>
  if (!all) return <>{say('ours')}</>
  return (
    <>
      {say('ours')}
      <Form shell={shell} formId={newId()} action={`${path}/off`} label={one.nameDa}>
        <input type="hidden" name="day" value={one.day} />
        <Button look="quiet">{say('callOff')}</Button>
      </Form>
    </>
  )
}
