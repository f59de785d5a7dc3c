type HelplineHours = { days: number[]; from: string; to: string }
export type HelplineRow = {
  key: string
  number: string
  name: string
  what: { da: string; en: string }
  forWhom: { da: string; en: string }
  roles?: string[]
  otherwise?: { da: string; en: string }
  emergency?: boolean
  hours: HelplineHours[]
}

const publicPages = 'Linjens egen hjemmeside, som den er almindeligt kendt; skal bekræftes af organisationen'
export const helplineSource = publicPages

/** Weekdays 1–7; 0 is a public holiday, which counts as nothing else. Where pages differ, the shorter hours stand here. */
const everyDay = [0, 1, 2, 3, 4, 5, 6, 7]
const always: HelplineHours[] = [{ days: everyDay, from: '00:00', to: '24:00' }]
const outsideTheDoctorsHours: HelplineHours[] = [
  { days: [1, 2, 3, 4, 5], from: '16:00', to: '08:00' },
  { days: [0, 6, 7], from: '08:00', to: '08:00' },
]

const doctor = {
  da: 'Lægevagten: råd om sygdom og skader, der ikke kan vente til din egen læge åbner.',
  en: 'Out-of-hours doctor: illness and injury that cannot wait until your own doctor opens.',
}

/**
 * Public lines of Denmark in the order they are shown: danger first, then those for everyone, then the doctors of the regions. Numbers
 * and hours are public facts; no line is shown as checked until the organisation has confirmed it.
 */
export const helplines: HelplineRow[] = [
  {
    key: 'alarm-112',
    number: '112',
    name: 'Alarmcentralen',
    what: {
      da: 'Ambulance, politi eller brandvæsen, når nogen er i fare nu.',
      en: 'Ambulance, police or fire when somebody is in danger now.',
    },
    forWhom: { da: 'Alle', en: 'Everyone' },
    emergency: true,
    hours: always,
  },
  {
    key: 'politi-114',
    number: '114',
    name: 'Politiet',
    what: {
      da: 'Politiet, når ingen er i fare nu. De kan også stille dig om til kommunens sociale vagt.',
      en: 'The police when nobody is in danger now. They can also put you through to the municipality’s social duty officer.',
    },
    forWhom: { da: 'Alle', en: 'Everyone' },
    hours: always,
  },
  {
    key: 'lev-uden-vold',
    number: '1888',
    name: 'Lev Uden Vold',
    what: {
      da: 'Råd om vold og utryghed hjemme, og hjælp til at finde et krisecenter.',
      en: 'Advice about violence and fear at home, and help to find a shelter.',
    },
    forWhom: { da: 'Alle, også pårørende', en: 'Everyone, relatives too' },
    otherwise: { da: 'Du kan være anonym.', en: 'You can be anonymous.' },
    hours: always,
  },
  {
    key: 'livslinien',
    number: '70 201 201',
    name: 'Livslinien',
    what: {
      da: 'En at tale med, når du har tanker om selvmord, eller er bange for en anden.',
      en: 'Somebody to talk to when you think of suicide, or fear for another.',
    },
    forWhom: { da: 'Alle', en: 'Everyone' },
    otherwise: { da: 'Der er også chat og brevkasse.', en: 'There is a chat and a letter box too.' },
    hours: [{ days: everyDay, from: '11:00', to: '05:00' }],
  },
  {
    key: 'boernetelefonen',
    number: '116 111',
    name: 'BørneTelefonen',
    what: { da: 'En voksen, der lytter til børn og unge.', en: 'An adult who listens to children and young people.' },
    forWhom: { da: 'Børn og unge under 18 år', en: 'Children and young people under 18' },
    roles: ['child'],
    otherwise: { da: 'Du kan også bruge chat eller sms.', en: 'You can also use chat or text messages.' },
    hours: always,
  },
  {
    key: 'foraeldretelefonen',
    number: '35 55 55 57',
    name: 'ForældreTelefonen',
    what: { da: 'Råd om dit barn og om at være forælder.', en: 'Advice about your child and about being a parent.' },
    forWhom: {
      da: 'Mødre, fædre, bedsteforældre og andre voksne om et barn',
      en: 'Mothers, fathers, grandparents and other adults around a child',
    },
    roles: ['pregnant', 'mother', 'father', 'other-parent', 'grandparent'],
    hours: [{ days: [1, 2, 3, 4], from: '16:00', to: '19:00' }],
  },
  {
    key: 'mandecentret',
    number: '70 11 62 63',
    name: 'Mandecentret',
    what: {
      da: 'Råd til mænd og fædre i krise, ved brud eller ved vold.',
      en: 'Advice for men and fathers in a crisis, a separation or violence.',
    },
    forWhom: { da: 'Mænd og fædre', en: 'Men and fathers' },
    roles: ['father'],
    hours: [{ days: [1, 2, 3, 4], from: '09:00', to: '15:00' }],
  },
  {
    key: 'sct-nicolai',
    number: '70 120 110',
    name: 'Sct. Nicolai Tjenesten',
    what: {
      da: 'Et menneske at tale med, når livet er svært. Også om natten.',
      en: 'A person to talk to when life is hard. Also at night.',
    },
    forWhom: { da: 'Alle', en: 'Everyone' },
    otherwise: { da: 'Du kan være anonym.', en: 'You can be anonymous.' },
    hours: [{ days: everyDay, from: '09:00', to: '03:00' }],
  },
  {
    key: 'giftlinjen',
    number: '82 12 12 12',
    name: 'Giftlinjen',
    what: {
      da: 'Råd, hvis nogen har fået gift eller medicin, de ikke skulle have.',
      en: 'Advice when somebody has taken poison or the wrong medicine.',
    },
    forWhom: { da: 'Alle', en: 'Everyone' },
    hours: always,
  },
  {
    key: 'akut-1813',
    number: '1813',
    name: 'Akuttelefonen, Region Hovedstaden',
    what: doctor,
    forWhom: { da: 'Region Hovedstaden og Bornholm', en: 'The Capital Region and Bornholm' },
    hours: always,
  },
  {
    key: 'akut-1818',
    number: '1818',
    name: 'Lægevagten, Region Sjælland',
    what: doctor,
    forWhom: { da: 'Region Sjælland', en: 'Region Zealand' },
    hours: outsideTheDoctorsHours,
  },
  {
    key: 'laegevagt-syd',
    number: '70 11 07 07',
    name: 'Lægevagten, Region Syddanmark',
    what: doctor,
    forWhom: { da: 'Region Syddanmark', en: 'Region of Southern Denmark' },
    hours: outsideTheDoctorsHours,
  },
  {
    key: 'laegevagt-midt',
    number: '70 11 31 31',
    name: 'Lægevagten, Region Midtjylland',
    what: doctor,
    forWhom: { da: 'Region Midtjylland', en: 'Central Denmark Region' },
    hours: outsideTheDoctorsHours,
  },
  {
    key: 'laegevagt-nord',
    number: '70 15 03 00',
    name: 'Lægevagten, Region Nordjylland',
    what: doctor,
    forWhom: { da: 'Region Nordjylland', en: 'North Denmark Region' },
    hours: outsideTheDoctorsHours,
  },
]
