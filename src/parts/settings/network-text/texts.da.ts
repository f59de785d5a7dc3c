import { problems } from '../problems.da.ts'

export const da = {
  ...problems,
  title: 'Jeres egne tekster',
  lead: 'Få tekster på forsiden, som I kan sige med jeres egne ord. Kun ren tekst. Er feltet tomt, står husets egne ord.',
  greeting: 'Hilsenen på forsiden',
  greetingHint: 'Står under overskriften. Kort og venlig, højst 200 tegn.',
  'phone-hours': 'Telefontid',
  'phone-hoursHint': 'Fx: Ring til os på 12 34 56 78, mandag til torsdag kl. 10–14.',
  'about-us': 'Hvem vi er',
  'about-usHint': 'En sætning eller to om jer. Jeres navn står der i forvejen. Højst 400 tegn.',
  da: 'Dansk',
  en: 'Engelsk',
  enHint: 'Tomt: det danske vises.',
  save: 'Gem teksterne',
  inDanish: '{title}, dansk',
  inEnglish: '{title}, engelsk',
  lastSet: 'Sidst ændret {when} af {name}.',
  onlyForAllLead: 'Her kan du se teksterne. De ændres af netværkets ledelse.',
  danishFirst: 'Skriv den danske tekst også.',
  plainOnly: 'Kun ren tekst: ingen links og ingen tegn som < og >.',
} as const
