import { catalogue } from '#platform/texts.ts'

const da = {
  title: 'Hører til en familie, vi holder',
  lead: 'Vælg familien. Så går samtalen videre dér, kun for den, der skrev.',
  none: 'Du står ikke omkring nogen familie endnu.',
  noneNext: 'Åbn en ny familie, eller giv henvendelsen til den, der holder familien.',
  openNew: 'Åbn en ny familie',
  families: 'Familier, du står omkring',
  titleIn: 'Hvem i {family} skrev?',
  leadIn: 'Kun den person og vi ser samtalen.',
  who: 'Hvem skrev?',
  one: 'En, der ikke står her endnu',
  role: 'Hvem er det?',
  roleHint: 'Kun når personen ikke står på listen.',
  name: 'Navn',
  choose: 'Vælg',
  join: 'Lad samtalen gå videre her',
  back: 'Til henvendelsen',
  whoWrote: 'Vælg, hvem der skrev.',
  roleOfAdult: 'Vælg, hvem den voksne er i familien.',
  inquiryEnded: 'Henvendelsen er allerede afsluttet.',
  inquiryNotYours: 'Henvendelsen er ikke din lige nu. Tag den først.',
  familyIsClosed: 'Familien er lukket. Åbn den først.',
} as const
export const joinTexts = catalogue(da)
