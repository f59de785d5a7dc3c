/** What our people have written to the families of the demo world, and what these want. All of it is made up. */
export const da = {
  Solsikken: {
    ...{ names: ['Fie'], about: 'En ung mor, der venter sit andet barn', step: 'Vi ser på ansøgningen om bolig' },
    ...{ goal: 'Vi vil have et sted at bo, før barnet kommer', note: 'Glæder sig til barnet. Har en veninde i Hjørring.' },
  },
  'Team Regnbue': {
    ...{ names: ['Maja', 'Jonas'], about: 'To forældre, der venter et barn mere', step: 'Vi taler om de første uger' },
    ...{ goal: 'Vi vil kunne tale om penge uden at blive uvenner', note: 'Begge vil gerne. De laver aftensmad sammen hver fredag.' },
  },
  Kastanjen: {
    ...{ names: ['Ditte'], about: 'En mor, alene med sin datter efter et brud', step: 'Hvordan går nætterne?' },
    ...{ goal: 'Jeg vil sove en hel nat', note: 'Mormor tager Alma tirsdag og torsdag.' },
  },
  Mågereden: {
    ...{ names: ['Nour', 'Sami'], about: 'To forældre og en datter, nye i byen', step: 'Vi læser brevet sammen' },
    ...{ goal: 'Vi vil forstå brevet fra kommunen', note: 'Har selv ringet og fået en ny tid.' },
  },
  Havblik: {
    ...{ names: ['Mikkel'], roles: ['father'], about: 'En far, der har sin datter hver anden uge', step: 'Hvordan var det i værkstedet?' },
    ...{ goal: 'Jeg vil lære andre fædre at kende', note: 'Er begyndt i værkstedet om onsdagen.' },
  },
  Fyrtårnet: {
    ...{ names: ['Lotte'], about: 'En mor med en datter, der har svært ved morgenen', step: 'Vi ser på planen for morgenen' },
    ...{ goal: 'Vi vil have ro om morgenen', note: 'Alma er med til at lave planen.' },
  },
  Birkely: {
    ...{ names: ['Signe'], about: 'En ung mor, der gerne vil i skole igen', step: 'Vi taler om den første uge på HF' },
    ...{ goal: 'Jeg vil i gang med HF igen', note: 'Har talt med skolen og er glad for det.' },
  },
  answer: 'Tak, fordi du skriver. Du er ikke alene om det her. Må jeg spørge, hvor du sover i nat?',
} as const
