/** What a person may be told, each with the only words of ours it may carry: first names of ours, days and what is promised, never anything about the family. */
export type Notice =
  | { kind: 'answer' | 'next-step' | 'note' | 'sign-in' | 'promise-broken' | 'promise-nearer'; values?: undefined }
  | { kind: 'promise-given'; values: { what: 'answer' | 'call' | 'meet' } }
  | { kind: 'promise-moved'; values: { day: string } }
  | { kind: 'new-anchor'; values: { name: string } }
  | { kind: 'stand-in'; values: { name: string; away: string; until: string | null } }
