import type { Chance } from './chance.ts'

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
const answers = [
  'Tak, fordi du skriver. Vi tager det sammen, en ting ad gangen. Er der nogen hos dig i aften?',
  'Det lyder, som om du har båret det længe alene. Hvad fylder mest lige nu?',
  'Du er velkommen i huset på torsdag. Jeg er der selv og tager imod dig.',
  'Godt, at du skrev det. Hvad ville hjælpe mest i denne uge?',
  'Mange har det sådan, og de færreste siger det. Må jeg ringe til dig i morgen?',
  'Det kan vi godt hjælpe med. Tag papirerne med, så læser vi dem sammen.',
  'Jeg forstår godt, at du er træt. Hvem plejer du at tale med, når det er svært?',
  'Vi har en formiddag om onsdagen med kaffe og børn på gulvet. Skal jeg møde dig i døren?',
]
const repliesLater = [
  'Godt at høre fra dig. Vi tager det, næste gang vi ses.',
  'Tak, fordi du skrev det. Jeg ser på det i dag og skriver igen.',
  'Det gør vi. Du bestemmer, hvad vi begynder med.',
  'Jeg er glad for, at du sagde det. Skal jeg ringe i eftermiddag?',
]
/** What is done next, and which kind of task that is. */
const steps = [
  { task: 'talk', stepWords: 'Vi taler om ugen, der gik' },
  { task: 'talk', stepWords: 'Vi drikker kaffe i huset og taler om natten' },
  { task: 'talk', stepWords: 'Vi øver os i at sige det til mormor' },
  { task: 'call', stepWords: 'Jeg ringer om morgenen' },
  { task: 'call', stepWords: 'Jeg ringer og hører, hvordan mødet gik' },
  { task: 'counselling', stepWords: 'Vi læser brevet sammen' },
  { task: 'counselling', stepWords: 'Vi går med til mødet' },
  { task: 'counselling', stepWords: 'Vi tegner, hvem der kan hjælpe hvornår' },
  { task: 'economy', stepWords: 'Vi ser på pengene for næste måned' },
  { task: 'economy', stepWords: 'Vi skriver til udlejeren' },
] as const
const notes = [
  'Talte om det, der lykkes. Mormor hjælper om torsdagen.',
  'Har selv ringet og fået en ny tid.',
  'Sover bedre. Vil gerne fortsætte.',
  'Har været i caféen for første gang og vil komme igen.',
  'Brevet er besvaret. Det fyldte mindre, da det var sendt.',
  'De har aftalt, hvem der henter hvornår. Det holder.',
  'Ugen var tung. Vi talte om, hvem man kan ringe til.',
  'Viste mig et budget, de selv har lavet.',
  'Barnet lo hele timen. Det talte vi om.',
  'Vil prøve at spørge naboen. Jeg spørger til det næste gang.',
]
const raisedFor = [
  'Det er blevet sværere siden sidst.',
  'Der er kommet en dato, de er bange for.',
  'De sover ikke. Vi skal ses oftere en tid.',
]
const loweredFor = ['Det går roligere nu.', 'De klarer mere selv og vil gerne ses sjældnere.', 'Det, der hastede, er på plads.']
const goals = [
  'Vi vil have ro om morgenen',
  'Jeg vil sove en hel nat',
  'Vi vil kunne tale om penge',
  'Jeg vil kende andre forældre',
  'Jeg vil åbne min post samme dag, den kommer',
  'Vi vil spise sammen uden at skændes',
  'Jeg vil have et sted at bo',
  'Jeg vil turde sige nej',
]

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
  answer: (chance: Chance) => chance.pick(answers),
  reply: (chance: Chance) => chance.pick(repliesLater),
  step: (chance: Chance) => chance.pick(steps),
  /** The n-th of somebody: none is met twice soon. */
  note: (n: number) => notes[n % notes.length]!,
  level: (chance: Chance, raised: boolean) => chance.pick(raised ? raisedFor : loweredFor),
  goal: (chance: Chance) => chance.pick(goals),
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
