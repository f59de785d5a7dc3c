/** A form with a file in it, as the fields of one without: the file is its text. What cannot be read holds nothing. */
export async function fieldsOfParts(bytes: Buffer, type: string): Promise<[name: string, value: string][]> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => undefined)
  const fields: [string, string][] = []
  for (const [name, value] of form?.entries() ?? [])
    fields.push([name, typeof value === 'string' ? value : textOf(Buffer.from(await value.arrayBuffer()))])
  return fields
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const windows = new TextDecoder('windows-1252')

/** Newer programs write UTF-8, an older Excel its own letters; what is not the first is the second. */
export function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return windows.decode(bytes)
  }
}
