import { roleName, type StaffRole, staffRoles } from '#core/session/role.ts'
import { professions } from '../csv/columns.ts'
import type { FieldSpec } from '../fields.tsx'
import type { Mine } from '../store.ts'
import { texts } from './texts.ts'

export const path = '/settings/people'
export const say = texts('da')

function professionName(profession: string | null): string {
  return profession ? say(`profession-${profession}` as 'profession-other') : ''
}

/** "Rådgiver · Jordemoder" */
export function capacityOf({ role, profession }: { role: string; profession: string | null }): string {
  return [roleName(role), professionName(profession)].filter(Boolean).join(' · ')
}

export const nameField: FieldSpec = { kind: 'text', name: 'name', label: say('name'), hint: say('nameHint'), width: 30 }

export function mailField(canMail: boolean): FieldSpec {
  return { kind: 'text', name: 'mail', label: say('mail'), hint: say(canMail ? 'mailHint' : 'mailHintNone'), type: 'email', width: 30 }
}

/** What somebody is here: the role, the profession and the place. `own` stays on the list even where it could not be given anew. */
export function capacityFields(roles: readonly StaffRole[], mine: readonly Mine[], own?: StaffRole): FieldSpec[] {
  const offered = staffRoles.filter((role) => role === own || roles.includes(role))
  return [
    {
      ...{ kind: 'select', name: 'role', label: say('role'), hint: say('roleHint'), empty: say('choose') },
      options: offered.map((role) => ({ value: role, label: roleName(role) })),
    },
    {
      ...{ kind: 'select', name: 'profession', label: say('profession'), empty: say('noProfession') },
      options: professions.map((one) => ({ value: one, label: professionName(one) })),
    },
    {
      ...{ kind: 'select', name: 'organisation', label: say('organisation'), empty: say('choose') },
      options: mine.map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}
