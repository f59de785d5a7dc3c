import type { Permission, Who } from '#platform/http/visit.ts'
import type { StaffRole } from './role.ts'

const everyone = () => true
const staff =
  (...roles: StaffRole[]) =>
  (who: Who) =>
    who.kind === 'staff' && (roles as string[]).includes(who.role ?? '')

/** Every right a route may name. The row policies ask the same again; this decides which pages exist for whom. */
export const may = {
  readDirectory: { name: 'directory.read', allows: everyone },
  writeToUs: { name: 'inquiry.send', allows: everyone },
  signIn: { name: 'session.begin', allows: everyone },
  beginNetwork: { name: 'network.begin', allows: everyone },
  signInDemo: { name: 'demo.sign-in', allows: everyone },
  makeOwnPage: { name: 'page.make-own', allows: (who) => who.kind === 'writer' || who.kind === 'family' },
  readOwnPage: { name: 'page.own', allows: (who) => who.kind === 'family' },
  signOut: { name: 'session.end', allows: (who) => who.kind !== 'visitor' },
  seeOwnSessions: { name: 'session.own', allows: (who) => who.kind !== 'visitor' },
  counsel: { name: 'desk.counsel', allows: staff('counsellor', 'team_leader') },
  lead: { name: 'desk.lead', allows: staff('team_leader') },
  seeNet: { name: 'net.read', allows: staff('counsellor', 'team_leader', 'director') },
  setUp: { name: 'settings.set-up', allows: staff('team_leader', 'director', 'administrator') },
  seeWholeNet: { name: 'net.read-all', allows: staff('team_leader', 'director') },
} as const satisfies Record<string, Permission>
