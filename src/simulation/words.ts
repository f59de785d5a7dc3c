import type { Chance } from './chance.ts'

/** Everything anybody says in a simulated year is made up and says so little that nobody could be meant. */
const asked = [
  'Jeg ved ikke helt, hvor jeg skal begynde. Pengene slår ikke til, og den store spørger hele tiden.',
  'Vi er flyttet fra hinanden, og nu er alting dobbelt. Hvem kan man tale med?',
  'Jeg venter barn og kender ingen, hvor jeg bor.',
  'Jeg er blevet far, og jeg er træt på en måde, jeg ikke kan forklare.',
  'Jeg har fået et brev, jeg ikke forstår. Der står en dato i det.',
  'Hun græder om natten, og det gør jeg også.',
  'Jeg er bange for at blive uvenner med min datter. Hvad gør en mormor?',
  'Jeg vil gerne ud blandt andre, men jeg har ikke bil.',
]
const again = [
  'Tak. Det hjalp at skrive det.',
  'Jeg nåede det ikke i går. Må jeg prøve igen?',
  'Der er kommet et brev mere.',
  'Nu har jeg talt med dem.',
]
const answers = [
  'Tak, fordi du skriver. Vi tager det sammen, en ting ad gangen. Er der nogen hos dig i aften?',
  'Det lyder, som om du har båret det længe alene. Skal vi begynde med brevet?',
  'Du er velkommen i huset på torsdag. Jeg er der selv og tager imod dig.',
]
const steps = [
  'Vi taler om ugen, der gik',
  'Vi læser brevet sammen',
  'Jeg ringer om morgenen',
  'Vi går med til mødet',
  'Vi ser på pengene for næste måned',
]
const notes = [
  'Talte om det, der lykkes. Mormor hjælper om torsdagen.',
  'Har selv ringet og fået en ny tid.',
  'Sover bedre. Vil gerne fortsætte.',
]
const goals = ['Vi vil have ro om morgenen', 'Jeg vil sove en hel nat', 'Vi vil kunne tale om penge', 'Jeg vil kende andre forældre']
const names =
  'Solsikken Kastanjen Mågereden Havblik Fyrtårnet Birkely Regnbuen Pilehegnet Brombærret Stæren Klitten Ahornen Kompasset Broen'.split(' ')
const adults = { mother: 'Maja', father: 'Jonas', pregnant: 'Sofie', grandparent: 'Karla' }
/** Towns as they are; whoever lives there is made up. */
const postcodes = ['1654', '9000', '8000', '5000', '6700', '4200', '7400', '4800', '8900', '6000', '9800', '3400', '7100', '4300']

export const words = {
  asked: (chance: Chance) => chance.pick(asked),
  again: (chance: Chance) => chance.pick(again),
  answer: (chance: Chance) => chance.pick(answers),
  step: (chance: Chance) => chance.pick(steps),
  note: (chance: Chance) => chance.pick(notes),
  goal: (chance: Chance) => chance.pick(goals),
  family: (chance: Chance, n: number) => `${chance.pick(names)} ${n}`,
  adult: (role: string) => adults[role as keyof typeof adults] ?? 'Kim',
  postcode: (chance: Chance) => chance.pick(postcodes),
}
