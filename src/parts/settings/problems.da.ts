/** What may be wrong in any form here; spread into the words of each. */
export const problems = {
  languageNeeded: 'Vælg mindst ét sprog.',
  languagesWrong: 'Der er et sprog, vi ikke kender. Skriv fx dansk, arabisk, eller to bogstaver: da ar.',
  mailWrong: 'Skriv en mailadresse, fx navn@hus.dk.',
  notATime: 'Skriv et klokkeslæt, fx 9.30.',
  notANumber: 'Skriv et helt tal.',
  outOfRange: 'Det tal er for lille eller for stort.',
  endsBeforeItBegins: 'Slutningen ligger før begyndelsen.',
  notYours: 'Det hører til en anden organisation. Spørg en leder dér.',
  onlyForAll: 'Det gælder hele netværket og ændres af netværkets ledelse.',
  changedMeanwhile: 'En anden har ændret det, siden du åbnede siden. Se, hvad der står nu, og prøv så igen.',
} as const
