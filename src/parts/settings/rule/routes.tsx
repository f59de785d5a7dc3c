import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { day } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { isChangedSince, seenField } from '#platform/http/seen.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { levels } from '#platform/level.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { oneOf, whole } from '../form.ts'
import { setsForAll } from '../store.ts'
import { limits, path, RulesPage, stampOfRules } from './pages.tsx'
import { insertRule, type NewRule, type RuleKind, type RuleVersion, readRules } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }

/** How many days may lie between two steps, and how long an answer takes: versions, never edited. */
export function ruleRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => show(visit, fresh(visit), null))
  for (const kind of ['gap', 'minutes'] as const)
    routes.post(`${path}/${kind}`, {
      ...{
        ...base,
        form: z.object({ level: oneOf(levels), value: whole(limits[kind][0], limits[kind][1]), validFrom: day, seen: seenField }),
      },
      faults: async (tx, { level, value, validFrom, seen }, visit) => {
        const rules = await readRules(tx, kind)
        return faultsAmong(
          !(await setsForAll(tx)) && refuse('onlyForAll'),
          isChangedSince(seen, stampOfRules(rules)) && refuse('rulesAreOthers', 'level'),
          validFrom && validFrom < visit.today && refuse('pastDate', 'validFrom'),
          kind === 'gap' && level && value && turned(rules, { level, value }) && refuse('orderTurned', 'value'),
        )
      },
      act: async (tx, { level, value, validFrom }) => {
        await insertRule(tx, kind, { level, value, from: validFrom })
        return path
      },
      again: (visit, form) => show(visit, form, kind),
    })
  return routes
}

/** The worse it is, the sooner somebody must act: among the newest versions, with the new one in its place. */
function turned(rules: readonly RuleVersion[], rule: Omit<NewRule, 'from'>): boolean {
  const newest = levels.map((level) => (level === rule.level ? rule.value : (rules.find((one) => one.level === level)?.value ?? 0)))
  return newest.some((value, n) => n > 0 && value < newest[n - 1]!)
}

async function show(visit: Visit, form: Again, sent: RuleKind | null) {
  const found = await visit.ask(async (tx) => {
    const [gap, minutes, all] = await Promise.all([readRules(tx, 'gap'), readRules(tx, 'minutes'), setsForAll(tx)])
    return { gap, minutes, all }
  })
  return visit.html(<RulesPage shell={visit.shell} today={visit.today} form={form} sent={sent} {...found} />)
}
