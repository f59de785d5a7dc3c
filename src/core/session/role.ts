import type { Who } from '#platform/http/visit.ts'

/** As what somebody works here, as a member of an organisation. */
export const staffRoles = ['counsellor', 'team_leader', 'director', 'administrator', 'coordinator', 'volunteer', 'guest'] as const
export type StaffRole = (typeof staffRoles)[number]

const names: Record<StaffRole, string> = {
  counsellor: 'Rådgiver',
  team_leader: 'Teamleder',
  director: 'Direktør',
  administrator: 'Administrator',
  coordinator: 'Frivilligkoordinator',
  volunteer: 'Frivillig',
  guest: 'Gæst fra kommunen',
}

export function roleName(role: string | null): string {
  return names[role as StaffRole] ?? ''
}

/** What stands beside the name at the top of a page: the role and the place. */
export function roleText(who: Who): string {
  return who.kind === 'staff' ? [roleName(who.role), who.organisation].filter(Boolean).join(', ') : ''
}
