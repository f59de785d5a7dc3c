import { catalogue } from '#platform/texts.ts'

const da = {
  title: 'Samtale med {name}',
  withoutName: 'en, der skrev for familien',
  back: 'Til {family}',
  onlyHers: 'Kun {name} og vi ser samtalen.',
  readsCode: 'Læser med en kode',
  readsPage: 'Læser på sin egen side',
  thread: 'Samtalen',
  empty: 'Ingen ord endnu.',
  readByThem: 'Set',
  notReadYet: 'Ikke set endnu',
  answer: 'Skriv til {name}',
  answerHint: 'Det, vi har lovet at svare på, er holdt, når du sender.',
  send: 'Send',
  ended: 'Samtalen er afsluttet sammen med familien. Åbn familien igen for at skrive.',
  safe: 'Sikker kontakt',
  safeTimes: 'Hvornår er det sikkert?',
  answerWords: 'Hvis en anden svarer',
  channel: 'Vej',
  page: 'Kun siden',
  mail: 'Mail siger, at der er noget',
  phone: 'Telefon',
  missing: 'Skriv noget først.',
  newWordsMeanwhile: 'Der er kommet nye ord, siden du åbnede siden. De står her nu. Dit svar er gemt.',
  familyIsClosed: 'Familien er lukket. Åbn den først.',
} as const
export const talkTexts = catalogue(da)
