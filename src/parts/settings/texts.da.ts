/** What any edit form here says beside its fields. */
export const da = {
  meanwhileOwn: 'Nu står der: {now}. I feltet er dit eget: gemmer du, gælder det.',
  meanwhileOwnEmpty: 'Nu står der ikke noget. I feltet er dit eget: gemmer du, gælder det.',
  meanwhileTaken: 'Det nye står i feltet.',
} as const
