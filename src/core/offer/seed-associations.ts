import type { ActivityName } from './seed-activities.ts'

/** Which activity, on which weekdays, from and to; every week unless said. No days: by appointment. */
type When = [activity: ActivityName, weekdays: number[], from?: string, to?: string, everyWeeks?: 1 | 2 | 4]
type Association = { town: string; postcode: string; address: string; travel: [da: string, en: string]; does: When[] }

const station = (minutes: number): [string, string] => [
  `${minutes} minutter til fods fra toget. Der er plads til barnevogne.`,
  `${minutes} minutes on foot from the station. There is room for prams.`,
]
const bus = (line: string, stop: string): [string, string] => [
  `Tag bus ${line} til ${stop}. Døren er lige ved stoppestedet.`,
  `Take bus ${line} to ${stop}. The door is at the stop.`,
]
const square: [string, string] = ['Midt i byen. Alle busser stopper tæt på.', 'In the middle of town. All buses stop close by.']

/** Local associations of the demo world: real towns, made-up names and addresses. */
export const associations: Association[] = [
  {
    town: 'Esbjerg',
    postcode: '6700',
    address: 'Ringvej 11',
    travel: station(8),
    does: [
      ['fathersPlay', [3], '15:30', '17:30'],
      ['babyCafe', [2], '10:00', '12:00'],
      ['commonMeal', [4], '17:00', '19:00', 2],
    ],
  },
  {
    town: 'Slagelse',
    postcode: '4200',
    address: 'Ringvej 12',
    travel: station(5),
    does: [
      ['familyFriend', []],
      ['babyCafe', [1], '10:00', '12:30'],
    ],
  },
  {
    town: 'Randers',
    postcode: '8900',
    address: 'Ringvej 13',
    travel: square,
    does: [
      ['fathersTalk', [2], '18:00', '20:00', 2],
      ['youngParents', [4], '14:00', '17:00'],
    ],
  },
  {
    town: 'Kolding',
    postcode: '6000',
    address: 'Ringvej 14',
    travel: station(10),
    does: [
      ['babyCafe', [3], '10:00', '12:00'],
      ['languageArabic', [5], '12:00', '15:00'],
    ],
  },
  {
    town: 'Holbæk',
    postcode: '4300',
    address: 'Ringvej 15',
    travel: station(6),
    does: [
      ['commonMeal', [3], '17:00', '19:00'],
      ['clothes', [6], '10:00', '13:00', 4],
      ['grandparents', [2], '14:00', '16:00', 2],
    ],
  },
  {
    town: 'Hillerød',
    postcode: '3400',
    address: 'Ringvej 16',
    travel: station(12),
    does: [
      ['outing', [6], '10:00', '15:00', 4],
      ['babyCafe', [4], '10:00', '12:00'],
    ],
  },
  {
    town: 'Viborg',
    postcode: '8800',
    address: 'Ringvej 17',
    travel: bus('3', 'Eksempelplads'),
    does: [
      ['fathersPlay', [6], '09:30', '11:30', 2],
      ['pregnant', [2], '16:00', '18:00'],
    ],
  },
  {
    town: 'Rønne',
    postcode: '3700',
    address: 'Ringvej 18',
    travel: square,
    does: [
      ['commonMeal', [2], '17:00', '19:00'],
      ['familyFriend', []],
    ],
  },
  {
    town: 'Næstved',
    postcode: '4700',
    address: 'Ringvej 19',
    travel: station(7),
    does: [
      ['youngParents', [3], '14:00', '17:00'],
      ['teenParents', [4], '19:00', '21:00', 2],
    ],
  },
  {
    town: 'Nykøbing F',
    postcode: '4800',
    address: 'Ringvej 20',
    travel: station(4),
    does: [
      ['commonMeal', [5], '17:00', '19:30'],
      ['fathersTalk', [7], '13:00', '16:00', 4],
    ],
  },
  {
    town: 'Hjørring',
    postcode: '9800',
    address: 'Ringvej 21',
    travel: station(9),
    does: [
      ['babyCafe', [2], '09:30', '11:30'],
      ['homework', [1, 3], '15:00', '17:00'],
    ],
  },
  {
    town: 'Frederikshavn',
    postcode: '9900',
    address: 'Ringvej 22',
    travel: station(6),
    does: [
      ['grandparents', [3], '10:00', '12:00', 2],
      ['commonMeal', [1], '17:00', '19:00'],
    ],
  },
  {
    town: 'Thisted',
    postcode: '7700',
    address: 'Ringvej 23',
    travel: bus('12', 'Prøvetorv'),
    does: [
      ['familyFriend', []],
      ['outing', [6], '10:00', '15:00', 4],
    ],
  },
  {
    town: 'Herning',
    postcode: '7400',
    address: 'Ringvej 24',
    travel: station(8),
    does: [
      ['languageArabic', [2], '10:00', '13:00'],
      ['fathersPlay', [4], '15:30', '17:30'],
    ],
  },
  {
    town: 'Silkeborg',
    postcode: '8600',
    address: 'Ringvej 25',
    travel: station(11),
    does: [
      ['teenParents', [1], '19:00', '21:00', 2],
      ['clothes', [7], '13:00', '16:00', 4],
    ],
  },
  {
    town: 'Horsens',
    postcode: '8700',
    address: 'Ringvej 26',
    travel: station(7),
    does: [
      ['languageUkrainian', [4], '15:00', '18:00'],
      ['commonMeal', [2], '17:00', '19:00', 2],
    ],
  },
  {
    town: 'Vejle',
    postcode: '7100',
    address: 'Ringvej 27',
    travel: station(5),
    does: [
      ['pregnant', [3], '16:30', '18:30'],
      ['fathersTalk', [4], '18:30', '20:30', 2],
    ],
  },
  {
    town: 'Sønderborg',
    postcode: '6400',
    address: 'Ringvej 28',
    travel: bus('1', 'Mønsterallé'),
    does: [
      ['homework', [2, 4], '15:00', '17:00'],
      ['babyCafe', [5], '10:00', '12:00'],
    ],
  },
  {
    town: 'Svendborg',
    postcode: '5700',
    address: 'Ringvej 29',
    travel: station(6),
    does: [
      ['grandparents', [4], '14:00', '16:00', 2],
      ['commonMeal', [3], '17:30', '19:30'],
    ],
  },
  {
    town: 'Nyborg',
    postcode: '5800',
    address: 'Ringvej 30',
    travel: station(9),
    does: [
      ['babyCafe', [1], '09:30', '11:30'],
      ['familyFriend', []],
    ],
  },
  {
    town: 'Roskilde',
    postcode: '4000',
    address: 'Ringvej 31',
    travel: station(8),
    does: [
      ['fathersPlay', [6], '10:00', '12:00'],
      ['languageUkrainian', [2], '16:00', '18:00'],
    ],
  },
  {
    town: 'Helsingør',
    postcode: '3000',
    address: 'Ringvej 32',
    travel: station(3),
    does: [
      ['commonMeal', [4], '17:00', '19:00'],
      ['teenParents', [2], '19:00', '21:00', 4],
    ],
  },
  {
    town: 'Taastrup',
    postcode: '2630',
    address: 'Ringvej 33',
    travel: station(10),
    does: [
      ['youngParents', [4], '10:00', '14:00'],
      ['languageArabic', [3], '10:00', '12:00'],
    ],
  },
  {
    town: 'Ringkøbing',
    postcode: '6950',
    address: 'Ringvej 34',
    travel: station(5),
    does: [
      ['outing', [6], '10:00', '15:00', 4],
      ['babyCafe', [3], '10:00', '11:30', 2],
    ],
  },
  {
    town: 'Skive',
    postcode: '7800',
    address: 'Ringvej 35',
    travel: square,
    does: [
      ['commonMeal', [4], '17:00', '19:00', 2],
      ['grandparents', [1], '10:00', '12:00', 4],
    ],
  },
  {
    town: 'Kalundborg',
    postcode: '4400',
    address: 'Ringvej 36',
    travel: station(6),
    does: [
      ['clothes', [6], '10:00', '13:00', 2],
      ['familyFriend', []],
    ],
  },
]
