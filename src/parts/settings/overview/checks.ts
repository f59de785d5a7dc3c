import type { Shut } from '#core/roster/shut.ts'

export type Standing = {
  houses: number
  /** Persons who may hold families and can sign in. */
  people: number
  offers: number
  queues: number
  shifts: number
  /** Working days of the coming two weeks on which nobody is on a shift. */
  emptyDays: number
  helplines: number
  uncheckedHelplines: number
  /** Those who have said yes to be deputy for a colleague: without one nobody can open a family. */
  yeses: number
  aboutUs: boolean
  phoneHours: boolean
  /** Who carries something and cannot come in, of those the reader sets up. */
  shutHolders: { hat: string; name: string; why: Shut }[]
  /** Invitations that should have left by mail ten minutes ago, and have not. */
  unsentInvitations: number
}

type Required = 'house' | 'people' | 'queue' | 'shifts' | 'yes'
/** `partly` is done, but not all through: it stands in no one's way, and is not said to be ready. */
export type Check = { name: Required | 'offers' | 'helplines' | 'ownTexts'; done: boolean; href: string; partly?: boolean }

/** What must stand before somebody can write to us and be received, each with the page where it is set. */
export function neededOf(standing: Standing): Check[] {
  return [
    { name: 'house', done: standing.houses > 0, href: '/settings/organisations' },
    { name: 'people', done: standing.people > 1, href: '/settings/people' },
    { name: 'queue', done: standing.queues > 0, href: '/settings/queues' },
  ]
}

/** From the first queue on everybody can write, whatever else is missing. */
export const isOpen = ({ queues }: Standing): boolean => queues > 0

/** What must stand before those who write are promised a time. */
export function promisingOf(standing: Standing): Check[] {
  return [{ name: 'shifts', done: standing.shifts > 0, partly: standing.emptyDays > 0, href: '/settings/shifts' }]
}

/** What must stand before what somebody wrote can become a family. */
export function openingOf(standing: Standing): Check[] {
  return [{ name: 'yes', done: standing.yeses > 0, href: '/settings/people/stand-ins' }]
}

/** What makes us easy to find, and what we say right. Nobody waits for it. */
export function welcomeOf(standing: Standing): Check[] {
  return [
    { name: 'offers', done: standing.offers > 0, href: '/settings/organisations' },
    { name: 'helplines', done: standing.uncheckedHelplines === 0, href: '/settings/helplines' },
    { name: 'ownTexts', done: standing.aboutUs && standing.phoneHours, href: '/settings/texts' },
  ]
}

/** Every page of the settings, in the order of a first day. One more page is one more line here. */
export const settingsPages = [
  { href: '/settings/organisations', title: 'organisations', text: 'organisationsText' },
  { href: '/settings/people', title: 'peoplePage', text: 'peopleText' },
  { href: '/settings/queues', title: 'queues', text: 'queuesText' },
  { href: '/settings/shifts', title: 'plan', text: 'planText' },
  { href: '/settings/helplines', title: 'helplinesPage', text: 'helplinesText' },
  { href: '/settings/holidays', title: 'holidays', text: 'holidaysText' },
  { href: '/settings/levels', title: 'levels', text: 'levelsText' },
  { href: '/settings/texts', title: 'texts', text: 'textsText' },
  { href: '/settings/csv', title: 'csv', text: 'csvText' },
] as const
