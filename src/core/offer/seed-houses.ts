import type { OfferWish } from './builders.ts'

type Hours = { weekdays: number[]; from?: string; to?: string; everyWeeks?: 1 | 2 | 4; onHolidays?: boolean }
type Given = Omit<OfferWish, 'organisationId' | 'id' | 'valid'> & { hours: Hours[] }
type House = { key: string; name: string; address: string; postcode: string; travel: [da: string, en: string]; gives: Given[] }

const dropIn = (hours: Hours[], languages = ['da', 'en']): Given => ({
  kind: 'counselling',
  title: ['Åben rådgivning', 'Drop-in counselling'],
  what: [
    'Tal med en socialrådgiver om det, der fylder. Vi kan også hjælpe dig med at læse et brev fra kommunen.',
    'Talk with a social worker about what is on your mind. We can also help you read a letter from the municipality.',
  ],
  forWhom: ['Alle med børn eller barn på vej', 'Everyone with children or a child on the way'],
  signup: ['Kom bare. Du behøver ikke sige dit navn.', 'Just come. You do not have to say your name.'],
  situations: ['crisis', 'pregnant-or-new-parent'],
  languages,
  hours,
})

const law = (hours: Hours[]): Given => ({
  kind: 'counselling',
  title: ['Gratis hjælp fra en jurist', 'Free legal advice'],
  what: ['En halv time om brud, samvær, penge eller en klage.', 'Half an hour about separation, contact, money or a complaint.'],
  forWhom: ['Forældre og bedsteforældre', 'Parents and grandparents'],
  signup: ['Kom i god tid. Vi tager jer i den rækkefølge, I kommer.', 'Come early. First come, first served.'],
  situations: ['crisis'],
  hours,
})

const forFathers = (hours: Hours[]): Given => ({
  kind: 'counselling',
  title: ['Samtale for fædre', 'A talk for fathers'],
  what: [
    'En rådgiver, der ved noget om at blive far, også når det er svært.',
    'A counsellor who knows about becoming a father, also when it is hard.',
  ],
  forWhom: ['Fædre og mænd, der skal være fædre', 'Fathers and men who will be fathers'],
  signup: ['Kom bare, eller skriv til os først.', 'Just come, or write to us first.'],
  situations: ['crisis', 'pregnant-or-new-parent'],
  roles: ['father'],
  hours,
})

/** Four houses of the demo world: real cities, made-up names and addresses. */
export const houses: House[] = [
  {
    key: 'koebenhavn',
    name: 'Ringhuset København',
    address: 'Ringvej 1',
    postcode: '1620',
    travel: ['Seks minutter fra metro og tog. Der er elevator.', 'Six minutes from metro and train. There is a lift.'],
    gives: [
      dropIn(
        [
          { weekdays: [1, 2, 4], from: '10:00', to: '14:00' },
          { weekdays: [3], from: '13:00', to: '18:00' },
        ],
        ['da', 'en', 'ar'],
      ),
      law([{ weekdays: [2], from: '15:00', to: '18:00', everyWeeks: 2 }]),
    ],
  },
  {
    key: 'aalborg',
    name: 'Ringhuset Aalborg',
    address: 'Ringvej 2',
    postcode: '9000',
    travel: ['Fire minutter til fods fra stationen.', 'Four minutes on foot from the station.'],
    gives: [
      dropIn([
        { weekdays: [1, 5], from: '10:00', to: '13:00' },
        { weekdays: [3], from: '13:00', to: '17:00' },
      ]),
      forFathers([{ weekdays: [2], from: '16:00', to: '18:00' }]),
    ],
  },
  {
    key: 'aarhus',
    name: 'Ringhuset Aarhus',
    address: 'Ringvej 3',
    postcode: '8000',
    travel: [
      'Ti minutter til fods fra toget. Letbanen holder ved døren.',
      'Ten minutes on foot from the station. The light rail stops at the door.',
    ],
    gives: [
      dropIn([{ weekdays: [2, 4], from: '10:00', to: '15:00' }], ['da', 'en', 'so']),
      law([{ weekdays: [4], from: '15:00', to: '17:00', everyWeeks: 2 }]),
    ],
  },
  {
    key: 'odense',
    name: 'Ringhuset Odense',
    address: 'Ringvej 4',
    postcode: '5000',
    travel: [
      'Otte minutter til fods fra toget. Letbanen holder tæt på.',
      'Eight minutes on foot from the station. The light rail stops close by.',
    ],
    gives: [
      dropIn(
        [
          { weekdays: [2, 3], from: '08:30', to: '14:30' },
          { weekdays: [4], from: '15:00', to: '18:00' },
        ],
        ['da', 'en', 'ar'],
      ),
      forFathers([{ weekdays: [1], from: '16:00', to: '18:00', everyWeeks: 2 }]),
    ],
  },
]

/** What reaches everyone, wherever they live. The number is one that nobody has. */
export const everywhere: Given[] = [
  {
    kind: 'counselling',
    title: ['Chat med en rådgiver', 'Chat with a counsellor'],
    what: [
      'Skriv med en rådgiver på skærmen. Du behøver ikke sige, hvem du er.',
      'Write with a counsellor on the screen. You do not have to say who you are.',
    ],
    forWhom: ['Alle med børn eller barn på vej', 'Everyone with children or a child on the way'],
    signup: ['Klik på ”Skriv til os”.', 'Choose “Write to us”.'],
    situations: ['crisis', 'pregnant-or-new-parent', 'company'],
    languages: ['da', 'en'],
    // The hours in which a demo world has counsellors on their shifts: whoever is told that it is open finds somebody.
    hours: [{ weekdays: [1, 2, 3, 4, 5], from: '10:00', to: '18:00' }],
  },
  {
    kind: 'line',
    title: ['Ring til en rådgiver', 'Call a counsellor'],
    what: ['En socialrådgiver, jurist eller psykolog svarer.', 'A social worker, lawyer or psychologist answers.'],
    forWhom: ['Alle med børn eller barn på vej', 'Everyone with children or a child on the way'],
    signup: ['Ring 00 00 00 00.', 'Call 00 00 00 00.'],
    situations: ['crisis', 'pregnant-or-new-parent'],
    hours: [{ weekdays: [1, 4], from: '10:00', to: '14:00' }],
  },
  {
    kind: 'group',
    title: ['Fædre på skærm', 'Fathers on screen'],
    what: ['En time om aftenen med andre fædre og en rådgiver.', 'An hour in the evening with other fathers and a counsellor.'],
    forWhom: ['Fædre i hele landet', 'Fathers all over the country'],
    signup: ['Skriv til os, så sender vi et link.', 'Write to us and we will send a link.'],
    situations: ['company', 'crisis', 'pregnant-or-new-parent'],
    roles: ['father'],
    hours: [{ weekdays: [2], from: '20:00', to: '21:00', everyWeeks: 2 }],
  },
  {
    kind: 'counselling',
    title: ['Rådgivning på arabisk', 'Counselling in Arabic'],
    what: ['Tal med en, der taler dit sprog. Du sidder bare ved din skærm.', 'A counsellor on screen who speaks Arabic.'],
    forWhom: ['Dig, der taler arabisk', 'Families who speak Arabic'],
    signup: ['Skriv til os på arabisk. Så finder vi en tid.', 'Write to us in Arabic and we will agree on a time.'],
    situations: ['crisis', 'pregnant-or-new-parent'],
    languages: ['ar'],
    hours: [{ weekdays: [3], from: '16:00', to: '18:00' }],
  },
]

/** A group whose place is told only to those who come. */
export const secretGroup: Given = {
  kind: 'group',
  title: ['Mødre efter vold', 'Mothers after violence'],
  what: [
    'En fast gruppe med to rådgivere. Der er børnepasning i huset.',
    'A closed group with two counsellors. There is child-minding in the house.',
  ],
  forWhom: ['Mødre, der har levet med vold', 'Mothers who have lived with violence'],
  signup: [
    'Skriv til os. Vi fortæller dig, hvor det er, når vi har talt sammen.',
    'Write to us. We tell you where it is when we have talked.',
  ],
  situations: ['crisis', 'company'],
  roles: ['mother'],
  hours: [{ weekdays: [2], from: '10:00', to: '12:00' }],
}
