import { problems } from '../problems.da.ts'

export const da = {
  ...problems,
  title: 'Niveauer og svartider',
  lead: 'En ny regel gælder fra den dag, I vælger. Det, en familie allerede er lovet, ændres ikke.',
  gapsTitle: 'Dage mellem to næste skridt',
  gapsLead:
    'Navnet på et niveau siger, hvor hurtigt det første svar skal komme. Bagefter må der højst gå så mange dage, før nogen igen gør noget for en familie.',
  minutesTitle: 'Minutter til ét svar',
  minutesLead: 'Løftet til den, der skriver, regnes ud fra vagterne og de her minutter. Er de for små, lover vi mere, end vi kan holde.',
  minutesDanger:
    'Er nogen i fare, lover vi dog et svar inden for {minutes} minutter, så længe der er en på vagt, som ikke allerede har en anden i fare. Minutterne ved A er den tid, det tager fra de andre. Derfor skal den, der har vagten, have skrivebordet åbent.',
  level: 'Niveau',
  now: 'Nu',
  coming: 'På vej',
  earlier: 'Før',
  days: '{n, plural, one {# dag} other {# dage}}',
  minutes: '{n, plural, one {# minut} other {# minutter}}',
  from: '{value} fra {day}',
  nothing: '–',
  newGap: 'Ny regel om dage',
  newMinutes: 'Nye minutter',
  gap: 'Dage',
  minutesField: 'Minutter',
  between: 'Fra {least} til {most}.',
  validFrom: 'Gælder fra',
  save: 'Gem som ny regel',
  pastDate: 'Vælg i dag eller en dag, der kommer.',
  orderTurned: 'Et mere alvorligt niveau kan ikke have længere tid end et mildere.',
  onlyForAllLead: 'Her kan du se reglerne. De ændres af netværkets ledelse.',
  rulesAreOthers: 'En anden har lavet en ny regel, siden du åbnede siden. Den står i tabellen. Gem igen, hvis din skal gælde.',
  'missing-level': 'Vælg et niveau.',
} as const
