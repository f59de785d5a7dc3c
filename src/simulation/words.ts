import type { Chance } from './chance.ts'
import { da as said } from './said.da.ts'

/** Everything anybody says in a simulated world is made up and says so little that nobody could be meant. */
const anybody = [
  'Jeg ved ikke helt, hvor jeg skal begynde. Pengene slår ikke til, og den store spørger hele tiden.',
  'Vi er flyttet fra hinanden, og nu er alting dobbelt. Hvem kan man tale med?',
  'Jeg har fået et brev, jeg ikke forstår. Der står en dato i det.',
  'Jeg vil gerne ud blandt andre, men jeg har ikke bil.',
  'Vi skændes hver aften, når børnene er lagt. Jeg vil gerne have, at det holder op.',
  'Jeg er alene med to og har ikke sagt det til nogen.',
  'Huslejen er steget, og jeg tør ikke åbne posten mere.',
  'Min søn vil ikke i skole. Vi står i døren en time hver morgen.',
  'Jeg skal til et møde om mit barn. Kan nogen gå med?',
  'Vi er lige flyttet hertil og savner nogen at drikke kaffe med.',
  'Jeg bliver så vred, og bagefter er jeg ked af det. Sådan vil jeg ikke være.',
  'Jeg sover på min søsters sofa med min datter. Det går ikke meget længere.',
]
/** What only some would write, by who they say they are. */
const askedBy: Record<string, readonly string[]> = {
  mother: ['Hun græder om natten, og det gør jeg også.', 'Jeg har lige født, og det er ikke, som jeg troede.', ...anybody],
  father: [
    'Jeg er blevet far, og jeg er træt på en måde, jeg ikke kan forklare.',
    'Jeg ser dem hver anden uge. Hvad gør man den første aften?',
  ],
  pregnant: [
    'Jeg venter barn og kender ingen, hvor jeg bor.',
    'Min kæreste er rejst, og termin er til foråret.',
    'Kan man få hjælp til en barnevogn hos jer?',
    'Jeg vil gerne spørge om noget, før jeg spørger min læge.',
  ],
  grandparent: [
    'Jeg er bange for at blive uvenner med min datter. Hvad gør en mormor?',
    'Vi passer den lille det meste af ugen. Det gør vi gerne, men ikke for evigt.',
  ],
  professional: [
    'Jeg sidder med en familie, der gerne vil ud blandt andre. Hvem kan de ringe til?',
    'Må jeg give jeres nummer til en mor i min gruppe?',
  ],
  child: ['Mor er ked af det hele tiden. Hvad skal jeg gøre?', 'Kan man skrive til jer, uden at de får det at vide derhjemme?'],
}
const again = [
  'Tak. Det hjalp at skrive det.',
  'Jeg nåede det ikke i går. Må jeg prøve igen?',
  'Der er kommet et brev mere.',
  'Nu har jeg talt med dem.',
  'I aften er det lidt bedre.',
  'Må jeg godt ringe i stedet for at skrive?',
  'Jeg har tænkt over det, du sagde.',
  'Torsdag kan jeg godt. Tak, fordi du spurgte.',
]
const raisedFor = [
  'Det er blevet sværere siden sidst.',
  'Der er kommet en dato, de er bange for.',
  'De sover ikke. Vi skal ses oftere en tid.',
]
const loweredFor = ['Det går roligere nu.', 'De klarer mere selv og vil gerne ses sjældnere.', 'Det, der hastede, er på plads.']

const steps = (['talk', 'call', 'counselling', 'economy'] as const).flatMap((task) => said[task].map((stepWords) => ({ task, stepWords })))

/** Short names as families choose them: a place that nobody lives at. The two halves make so many that none is met twice soon. */
const firsts =
  'Sol Måne Poppel Fjord Klit Birke Linde Ege Blomster Kløver Mose Stjerne Regn Vinter Forårs Lyng Bøge Abild Hassel Hybe Viol'.split(' ')
const lasts =
  'bakken stien broen haven lunden kilden porten vangen krogen banken engen dalen toften gyden marken højen trappen skoven'.split(' ')
/** No divisor of how many there are: one after the other meets each of them before it meets one again. */
const apart = 89

const adults: Record<string, readonly string[]> = {
  mother: ['Solvej', 'Rosa', 'Vilja', 'Liv', 'Fryd', 'Maj', 'Stella', 'Ebba', 'Saga'],
  father: ['Storm', 'Balder', 'Bjørn', 'Aske', 'Frej', 'Loke', 'Sigurd', 'Elmer'],
  pregnant: ['Flora', 'Sille', 'Luna', 'Signe'],
  grandparent: ['Karla', 'Oda', 'Gorm'],
}
const children = ['Alma', 'Pil', 'Bille', 'Nor', 'Vips', 'Musse', 'Tulle', 'Vigga']
/** Towns as they are; whoever lives there is made up. */
const postcodes = ['1654', '9000', '8000', '5000', '6700', '4200', '7400', '4800', '8900', '6000', '9800', '3400', '7100', '4300']

export const words = {
  asked: (chance: Chance, who: string) => chance.pick(askedBy[who] ?? anybody),
  again: (chance: Chance) => chance.pick(again),
  answer: (chance: Chance) => chance.pick(said.answers),
  reply: (chance: Chance) => chance.pick(said.replies),
  step: (chance: Chance) => chance.pick(steps),
  /** The n-th of somebody: none is met twice soon. */
  note: (n: number) => said.notes[n % said.notes.length]!,
  level: (chance: Chance, raised: boolean) => chance.pick(raised ? raisedFor : loweredFor),
  goal: (chance: Chance) => chance.pick(said.goals),
  /** Of the n-th who turned to us; after some hundreds with a number. */
  family(n: number): string {
    const at = (n * apart) % (firsts.length * lasts.length)
    const round = Math.floor(n / (firsts.length * lasts.length))
    return `${firsts[at % firsts.length]}${lasts[Math.floor(at / firsts.length)]}${round > 0 ? ` ${round + 1}` : ''}`
  },
  adult: (chance: Chance, role: string) => chance.pick(adults[role] ?? ['Kim', 'Robin', 'Eli']),
  child: (chance: Chance) => chance.pick(children),
  postcode: (chance: Chance) => chance.pick(postcodes),
}
