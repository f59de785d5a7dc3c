import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  holderTitle: '{name} is the one you can hold on to',
  holderText: '{name} is a {what} at {place}. You can turn to {name} with everything.',
  deputyText: 'When {anchor} is away, it is {deputy}.',
  awayTitle: '{name} steps in now',
  awayText: '{away} is away right now. You write here as before, and {name} answers.',
  awayUntil: '{away} is away until {until}. You write here as before, and {name} answers.',
  deputyAway: '{away} is away too. {name} is ready if needed.',
  around: 'Around you',
  'as-anchor': 'The one you hold on to',
  'as-deputy': 'Ready when the first is away',
  'as-counsellor': 'Counsellor',
  'as-volunteer': 'Volunteer',
  'as-guest': 'From the municipality',
  'as-stands-in': 'Steps in for {name}',
  you: 'You',
  nextTitle: 'What comes next',
  nextNone: 'The next date stands here as soon as it is agreed.',
  nextBy: '{who}: {what}',
  nextLate: 'It should have happened {day}. We are behind. That is our fault.',
}
