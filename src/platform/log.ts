type Facts = Record<string, string | number | boolean | undefined>

/**
 * One line per event, for people and programs alike. Only fixed words, numbers and route patterns belong here:
 * never what somebody wrote, never an address on the net, never a query.
 */
export function log(event: string, facts: Facts = {}): void {
  const words = Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quoted(String(value))}`]))
  console.log([new Date().toISOString(), event, ...words].join(' '))
}

/** What went wrong and where, without the message: a message can quote the row or the text it stumbled over. */
export function logFault(event: string, error: unknown, facts: Facts = {}): void {
  const { name, code, constraint, table, routine, stack } = (error instanceof Error ? error : {}) as Error &
    Record<string, string | undefined>
  const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line) && !/node_modules|node:/.test(line))
  log(event, {
    ...facts,
    error: name ?? typeof error,
    code,
    constraint,
    table,
    routine,
    at: places.slice(0, 4).map(shortened).join(' < ') || undefined,
  })
}

function shortened(line: string): string {
  return line
    .trim()
    .replace(/^at /, '')
    .replace(/\(?(file:\/\/)?\/\S*\/(src|tools)\//, '($2/')
}

function quoted(text: string): string {
  return /^[\w./:+-]+$/.test(text) ? text : JSON.stringify(text)
}
