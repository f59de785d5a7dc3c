/** What somebody holds, counted: the same words wherever it is listed. How shifts are said depends on why one asks. */
export const holdingWords = {
  'kind-anchor': '{count, plural, one {familie som holdepunkt} other {familier som holdepunkt}}',
  'kind-deputy': '{count, plural, one {familie som stedfortræder} other {familier som stedfortræder}}',
  'kind-circle': '{count, plural, one {familie i kredsen} other {familier i kredsen}}',
  'kind-step': '{count, plural, one {skridt} other {skridt}}',
  'kind-led-step': '{count, plural, one {skridt, der ledes} other {skridt, der ledes}}',
  'kind-promise': '{count, plural, one {løfte} other {løfter}}',
  'kind-inquiry': '{count, plural, one {henvendelse} other {henvendelser}}',
  'kind-ask': '{count, plural, one {spørgsmål fra en kollega} other {spørgsmål fra kolleger}}',
  'kind-queue': '{count, plural, one {kø med ansvar} other {køer med ansvar}}',
  'kind-queue-deputy': '{count, plural, one {kø som stedfortræder} other {køer som stedfortræder}}',
} as const
