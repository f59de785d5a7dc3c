/** What whoever waits for an answer reads. */
export const da = {
  answerHere: 'Svaret kommer her på siden. Klokken {time} var det ikke kommet endnu.',
  look: 'Se, om der er svar',
} as const
