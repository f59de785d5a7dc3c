/** What whoever waits for an answer reads. */
export const da = {
  answerHere: 'Svaret kommer her på siden. Klokken {time} var det ikke kommet endnu.',
  arrived: 'Det, du skrev {when}, er kommet frem. Svaret på det kommer her på siden. Klokken {time} var det ikke kommet endnu.',
  late: 'Vi skulle have svaret nu. Det er vores fejl. Vi svarer, så snart vi kan.',
  look: 'Se, om der er svar',
} as const
