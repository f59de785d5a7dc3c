import { catalogue } from '#platform/texts.ts'

/** What those who counsel read above every page while somebody in danger waits. */
export const deskTexts = catalogue({
  waits: '{count, plural, one {Fare nu: en venter på svar} other {Fare nu: # venter på svar. Åbn den, der haster mest}}.',
  tab: 'Fare nu',
  taken: '{count, plural, one {{name} har taget den} other {{name} har taget den første}}.',
  promised: 'Lovet {when}.',
  itIsPromised: 'Den er lovet {when}.',
  noTimeYet: 'Ingen tid er lovet endnu. Svar nu, eller lov en tid.',
  late: 'Lovet {when}. Tiden er gået.',
  dutyCalled: 'Vagttelefonen fik besked {when}.',
})
