import { problems } from '../problems.da.ts'

export const da = {
  ...problems,
  title: 'Helligdage',
  lead: 'De danske helligdage kender vi. Her kan I tilføje dage, hvor hele netværket holder lukket, fx juleaftensdag.',
  caption: 'Det kommende år',
  day: 'Dag',
  name: 'Navn',
  nameDa: 'Navn på dansk',
  nameEn: 'Navn på engelsk',
  whose: 'Gælder',
  everyones: 'Hele landet',
  ours: 'Kun jer',
  calledOff: 'Holdes ikke mere',
  callOff: 'Hold ikke fri',
  add: 'Tilføj en fridag',
  save: 'Tilføj',
  note: 'Et tilbud, der er åbent på helligdage, er også åbent her. Et enkelt hus lukkes på stedets egen side.',
  pastDate: 'Vælg en dag, der ikke er gået.',
  alreadyHoliday: 'Den dag er allerede en helligdag.',
  'missing-nameDa': 'Skriv dagens navn på dansk.',
  'missing-nameEn': 'Skriv dagens navn på engelsk.',
} as const
