import type { Who } from '#platform/http/visit.ts'

const roles: Record<string, string> = {
  counsellor: 'Rådgiver',
  team_leader: 'Teamleder',
  director: 'Direktør',
  administrator: 'Administrator',
  coordinator: 'Frivilligkoordinator',
  volunteer: 'Frivillig',
  guest: 'Gæst fra kommunen',
}

export function roleName(role: string | null): string {
  return (role && roles[role]) ?? ''
}

/** What stands beside the name at the top of a page: the role and the place. */
export function roleText(who: Who): string {
  return who.kind === 'staff' ? [roleName(who.role), who.organisation].filter(Boolean).join(', ') : ''
}
