/** Keys to a living hat that are no holdings: what they say is moved on in the same breath, or refused by the key itself. */
export const historyKeys: readonly string[] = [
  // When this person goes, another who may set up the network is named in the same breath; where there is none, the key refuses.
  'core.organisation organisation_is_kept',
]
