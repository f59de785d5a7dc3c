/** A message as the one outside may have seen it. */
type Seeable = { fromUs: boolean; readAt: Date | null }

/**
 * Where what stands open begins, on a page that folds away what came before `usually`: what we wrote and they have not seen stands open,
 * with all that follows it. An answer may arrive while they write; their own words after it must not hide it.
 */
export function opensAt(messages: readonly Seeable[], usually: number): number {
  const unseen = messages.findIndex(isUnseen)
  return unseen < 0 ? usually : Math.min(unseen, usually)
}

export function isUnseen({ fromUs, readAt }: Seeable): boolean {
  return fromUs && !readAt
}
