import { roles, type Situation } from '#core/offer/offer.ts'
import { roleName, staffRoles } from '#core/session/role.ts'
import { offerKinds } from '../offer/form.ts'
import { texts } from '../offer/texts.ts'
import type { Column } from './sheet-row.ts'

const say = texts('da')
export const professions = ['social-worker', 'lawyer', 'psychologist', 'midwife', 'health-visitor', 'education-guide', 'other'] as const

const placeKinds = { here: 'besøgssted', digital: 'digitalt', secret: 'hemmeligt' }
const situationWords = { 'pregnant-or-new-parent': 'gravid eller ny forælder', crisis: 'krise', company: 'fællesskab' } satisfies Record<
  Situation,
  string
>
const professionWords: Record<(typeof professions)[number], string> = {
  ...{ 'social-worker': 'socialrådgiver', lawyer: 'jurist', psychologist: 'psykolog', midwife: 'jordemoder' },
  ...{ 'health-visitor': 'sundhedsplejerske', 'education-guide': 'uddannelsesvejleder', other: 'andet' },
}
const lower = <T extends string>(names: readonly T[], word: (name: T) => string) =>
  Object.fromEntries(names.map((name) => [name, word(name).toLowerCase()]))

const organisation: Column = { field: 'organisation', head: 'Organisation', holds: 'organisation' }

export const placeColumns: readonly Column[] = [
  organisation,
  { field: 'name', head: 'Navn' },
  { field: 'kind', head: 'Slags', words: placeKinds },
  { field: 'address', head: 'Adresse', holds: 'address' },
  { field: 'postcode', head: 'Postnummer', holds: 'postcode' },
  { field: 'lat', head: 'Breddegrad', holds: 'latitude', optional: true },
  { field: 'lng', head: 'Længdegrad', holds: 'longitude', optional: true },
  { field: 'travelDa', head: 'Vej uden bil', optional: true },
  { field: 'travelEn', head: 'Vej uden bil (engelsk)', optional: true },
]

export const offerColumns: readonly Column[] = [
  organisation,
  { field: 'kind', head: 'Slags', words: lower(offerKinds, (kind) => say(`kind-${kind}`)) },
  { field: 'titleDa', head: 'Navn' },
  { field: 'titleEn', head: 'Navn (engelsk)', optional: true },
  { field: 'whatDa', head: 'Hvad sker der' },
  { field: 'whatEn', head: 'Hvad sker der (engelsk)', optional: true },
  { field: 'forWhomDa', head: 'For hvem' },
  { field: 'forWhomEn', head: 'For hvem (engelsk)', optional: true },
  { field: 'signupDa', head: 'Sådan kommer man med' },
  { field: 'signupEn', head: 'Sådan kommer man med (engelsk)', optional: true },
  { field: 'situations', head: 'Situationer', words: situationWords, several: true },
  { field: 'roles', head: 'Hvem må komme', words: lower(roles, (role) => say(`role-${role}`)), several: true, optional: true },
  { field: 'childFrom', head: 'Barn fra måned', holds: 'months', optional: true },
  { field: 'childTo', head: 'Barn til måned', holds: 'months', optional: true },
  { field: 'languages', head: 'Sprog', holds: 'languages' },
  { field: 'validFrom', head: 'Første dag', day: true },
  { field: 'validTo', head: 'Sidste dag', day: true, optional: true },
]

export const peopleColumns: readonly Column[] = [
  organisation,
  { field: 'name', head: 'Navn', holds: 'name' },
  { field: 'role', head: 'Rolle', words: lower(staffRoles, roleName) },
  { field: 'profession', head: 'Fag', words: professionWords, optional: true },
  { field: 'mail', head: 'Mail', holds: 'mail', optional: true },
]

export const shiftColumns: readonly Column[] = [
  { field: 'queue', head: 'Kø', holds: 'queue' },
  { field: 'day', head: 'Dato', day: true },
  { field: 'from', head: 'Fra', holds: 'time' },
  { field: 'to', head: 'Til', holds: 'time' },
  { field: 'person', head: 'Hvem', holds: 'person' },
]
