/** What any edit form here says beside its fields. */
export const da = {
  meanwhileOwn: 'En anden har ændret det imens til: {now}. Her står dit eget. Gemmer du, gælder dit.',
  meanwhileOwnEmpty: 'En anden har tømt det imens. Her står dit eget. Gemmer du, gælder dit.',
  meanwhileTaken: 'En anden har ændret det imens. Her står det nye.',
} as const
