/** What somebody in danger reads first. */
export const da = {
  label: 'Hvis der er fare',
  doNotWait: 'Er du eller dit barn i fare, så vent ikke på os. Ring 112. De kan komme med det samme.',
  whoAnswers: 'Se, hvem der svarer lige nu',
} as const
