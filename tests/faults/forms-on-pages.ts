import { type Everyone, type Kind, sent } from '../everyone.ts'

type Field = { name: string; kind: string; values: string[] }
/** A form as it stands on a page: where it goes and what it holds. */
export type FormOnPage = { kind: Kind; page: string; action: string; fields: Field[] }

/** Every form a person can find on the pages that are theirs, each address once. */
export async function formsOf(all: Everyone, kind: Kind, addresses: readonly string[]): Promise<FormOnPage[]> {
  const found = new Map<string, FormOnPage>()
  const pages = [...addresses]
  for (const page of pages) {
    const { status, text } = await sent(all, kind, { path: page, method: 'GET' })
    if (status !== 200) continue
    // A form that is written out when it is asked for stands on a page of its own address.
    for (const [link] of text.matchAll(/<a [^>]*data-form[^>]*>/g)) {
      const asked = attribute(link, 'href')!.replace(/#.*$/, '')
      if (!pages.includes(asked)) pages.push(asked)
    }
    for (const [form] of text.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
      if (!/method="post"/.test(form)) continue
      const action = attribute(/^<form[^>]*>/.exec(form)![0], 'action') ?? page
      const fields = fieldsIn(form)
      const key = `${action} ${fields.map(({ name }) => name).join()}`
      if (!found.has(key)) found.set(key, { kind, page, action, fields })
    }
  }
  return [...found.values()]
}

/** What a hurried person would send: what stands there, the first choice of each, a day near by, and `words` wherever one can write. */
export function filledIn(form: FormOnPage, words: string, today: string): Record<string, string> {
  return Object.fromEntries(
    form.fields.map(({ name, kind, values }) => {
      if (kind === 'words') return [name, words]
      if (kind === 'date') return [name, values[0] || today]
      if (kind === 'time') return [name, values[0] || '13:00']
      return [name, values.find(Boolean) ?? '']
    }),
  )
}

export const isChoice = ({ kind, values }: Field): boolean => kind === 'choice' && values.some((value) => /^[0-9a-f-]{36}$/.test(value))

function fieldsIn(form: string): Field[] {
  const fields = new Map<string, Field>()
  const add = (name: string | undefined, kind: string, value: string) => {
    if (!name || name === 'formToken' || name === 'formId') return
    const field = fields.get(name) ?? { name, kind, values: [] }
    field.values.push(value)
    fields.set(name, field)
  }
  for (const [tag] of form.matchAll(/<(?:input|textarea|button)\b[^>]*>/g)) {
    const type = tag.startsWith('<textarea') ? 'textarea' : (attribute(tag, 'type') ?? 'text')
    add(attribute(tag, 'name'), kindOf(type), attribute(tag, 'value') ?? '')
  }
  for (const [select, attributes] of form.matchAll(/<select\b([^>]*)>[\s\S]*?<\/select>/g))
    for (const [option] of select.matchAll(/<option\b[^>]*>/g))
      add(attribute(attributes!, 'name'), 'choice', attribute(option, 'value') ?? '')
  return [...fields.values()]
}

function kindOf(type: string): string {
  if (['text', 'search', 'email', 'tel', 'textarea'].includes(type)) return 'words'
  return ['date', 'time'].includes(type) ? type : 'choice'
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
