import type { OfferWish } from './builders.ts'

type Activity = Omit<OfferWish, 'organisationId' | 'id' | 'valid'>

const justCome: [string, string] = ['Du skal ikke melde dig til. Bare kom.', 'No sign-up. Just come along.']
const writeFirst: [string, string] = [
  'Skriv til os først. Så aftaler vi, hvornår du kommer.',
  'Write to us first and we will agree on a day.',
]

/** What local associations do, in their own words. One description serves many towns. */
export const activities = {
  babyCafe: {
    kind: 'activity',
    title: ['Barselscafé', 'Baby café'],
    what: [
      'Kaffe, legetæppe og tid til at snakke, mens de små sover eller leger.',
      'Coffee, a play mat and time to talk while the little ones sleep or play.',
    ],
    forWhom: ['Forældre med et barn under et år', 'Parents with a child under one'],
    signup: justCome,
    situations: ['pregnant-or-new-parent', 'company'],
    childMonths: [0, 11],
  },
  pregnant: {
    kind: 'group',
    title: ['Gravidgruppe', 'Group for pregnant women'],
    what: [
      'Vi er en lille gruppe, der mødes hele vejen til fødslen. En jordemoder er med.',
      'A small group that meets all the way to birth. A midwife joins us.',
    ],
    forWhom: ['Gravide, også dig der er alene', 'Pregnant women, also if you are alone'],
    signup: writeFirst,
    situations: ['pregnant-or-new-parent'],
    roles: ['pregnant'],
    childMonths: [-9, 0],
  },
  youngParents: {
    kind: 'group',
    title: ['Unge forældre', 'Young parents'],
    what: [
      'Vi laver mad, leger med børnene og taler om skole, penge og kærester.',
      'We cook, play with the children and talk about school, money and love.',
    ],
    forWhom: ['Forældre og gravide under 26 år', 'Parents and pregnant women under 26'],
    signup: justCome,
    situations: ['pregnant-or-new-parent', 'company'],
    childMonths: [-9, 71],
  },
  fathersPlay: {
    kind: 'activity',
    title: ['Fars legestue', "Dads' playroom"],
    what: [
      'Leg på gulvet og kaffe på bordet. Her er andre fædre med små børn.',
      'Play on the floor and coffee on the table with other fathers of small children.',
    ],
    forWhom: ['Fædre med børn op til seks år', 'Fathers with children up to six'],
    signup: justCome,
    situations: ['company', 'pregnant-or-new-parent'],
    roles: ['father'],
    childMonths: [0, 71],
  },
  fathersTalk: {
    kind: 'group',
    title: ['Fædre ved bålet', 'Fathers by the fire'],
    what: [
      'Vi går en tur og laver mad over bål. Man må gerne tale, og man må gerne tie.',
      'We walk and cook over a fire. Talk if you like, be quiet if you like.',
    ],
    forWhom: ['Fædre, også dig der er alene med børnene', 'Fathers, also if you are alone with the children'],
    signup: justCome,
    situations: ['company', 'crisis'],
    roles: ['father'],
  },
  grandparents: {
    kind: 'group',
    title: ['Bedste-bordet', "Grandparents' table"],
    what: ['For dig, der er bekymret for et barnebarn eller savner at se det.', 'For you who worry about a grandchild or miss seeing it.'],
    forWhom: ['Bedsteforældre', 'Grandparents'],
    signup: justCome,
    situations: ['company', 'crisis'],
    roles: ['grandparent'],
  },
  commonMeal: {
    kind: 'activity',
    title: ['Fællesspisning', 'Common meal'],
    what: [
      'Vi spiser sammen. Børnene hjælper til, og der er altid plads til en til.',
      'We eat together. The children help, and there is always room for one more.',
    ],
    forWhom: ['Alle familier', 'All families'],
    signup: ['Kom, som du er. Det er gratis.', 'Come as you are. It is free.'],
    situations: ['company'],
  },
  homework: {
    kind: 'activity',
    title: ['Lektier og suppe', 'Homework and soup'],
    what: ['Hjælp til lektier og varm suppe, mens de voksne får en pause.', 'Help with homework and hot soup while the adults rest.'],
    forWhom: ['Børn i skole og deres voksne', 'Schoolchildren and their adults'],
    signup: justCome,
    situations: ['company'],
    childMonths: [72, 180],
  },
  languageArabic: {
    kind: 'activity',
    title: ['Køkken på tværs', 'Kitchen across languages'],
    what: ['Vi laver mad sammen. Her er kvinder, der taler arabisk og dansk.', 'We cook together. Arabic and Danish are spoken here.'],
    forWhom: ['Mødre og deres børn', 'Mothers and their children'],
    signup: justCome,
    situations: ['company'],
    roles: ['mother'],
    languages: ['da', 'ar'],
  },
  languageUkrainian: {
    kind: 'activity',
    title: ['Familiecafé på ukrainsk', 'Ukrainian family café'],
    what: ['Leg, te og hjælp til breve fra det offentlige.', 'Play, tea and help with letters from the authorities.'],
    forWhom: ['Familier fra Ukraine', 'Families from Ukraine'],
    signup: justCome,
    situations: ['company', 'crisis'],
    languages: ['uk', 'da', 'en'],
  },
  familyFriend: {
    kind: 'activity',
    title: ['Familieven', 'Family friend'],
    what: ['En frivillig kommer hjem til jer to timer om ugen.', 'A volunteer visits you two hours a week.'],
    forWhom: ['Familier med et barn under to år', 'Families with a child under two'],
    signup: [
      'Skriv til os. Vi ringer til dig og finder en, der passer. Der kan være ventetid.',
      'Write to us. We call you and find someone who suits you. There can be a wait.',
    ],
    situations: ['pregnant-or-new-parent', 'company'],
    childMonths: [-3, 23],
  },
  outing: {
    kind: 'activity',
    title: ['Lørdagstur', 'Saturday outing'],
    what: ['En tur ud af huset for store og små. Madpakken er pakket.', 'A day out for big and small. Lunch is packed.'],
    forWhom: ['Alle familier', 'All families'],
    signup: ['Skriv til os senest torsdag. Så ved vi, hvor mange vi bliver.', 'Write to us by Thursday so that we know how many we are.'],
    situations: ['company'],
  },
  teenParents: {
    kind: 'group',
    title: ['Når barnet er blevet teenager', 'When your child is a teenager'],
    what: [
      'Forældre taler om det, der er svært hjemme. En rådgiver er med.',
      'Parents talk about what is hard at home. A counsellor joins.',
    ],
    forWhom: ['Forældre til unge fra 13 år', 'Parents of teenagers'],
    signup: justCome,
    situations: ['crisis', 'company'],
    childMonths: [156, 216],
  },
  clothes: {
    kind: 'activity',
    title: ['Byttebørs for børnetøj', "Children's clothes swap"],
    what: [
      'Tag det med, der er for småt, og find noget, der passer. Du må også bare tage.',
      'Bring what is too small, find what fits. You may also just take.',
    ],
    forWhom: ['Alle familier', 'All families'],
    signup: justCome,
    situations: ['company', 'pregnant-or-new-parent'],
    childMonths: [-9, 155],
  },
} as const satisfies Record<string, Activity>

export type ActivityName = keyof typeof activities
