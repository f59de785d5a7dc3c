/** What our people have written to the families of the demo world, and what these want. All of it is made up. */
export const da = {
  Solsikken: { goal: 'Vi vil have et sted at bo, før barnet kommer', note: 'Glæder sig til barnet. Har en veninde i Hjørring.' },
  'Team Regnbue': {
    goal: 'Vi vil kunne tale om penge uden at blive uvenner',
    note: 'Begge vil gerne. De laver aftensmad sammen hver fredag.',
  },
  Kastanjen: { goal: 'Jeg vil sove en hel nat', note: 'Mormor tager børnene tirsdag og torsdag.' },
  Mågereden: { goal: 'Vi vil forstå brevet fra kommunen', note: 'Har selv ringet og fået en ny tid.' },
  Havblik: { goal: 'Jeg vil lære andre fædre at kende', note: 'Er begyndt i værkstedet om onsdagen.' },
  Fyrtårnet: { goal: 'Vi vil have ro om morgenen', note: 'Børnene er med til at lave planen.' },
  Birkely: { goal: 'Jeg vil i gang med HF igen', note: 'Har talt med skolen og er glad for det.' },
  answer: 'Tak, fordi du skriver. Du er ikke alene om det her. Må jeg spørge, hvor du sover i nat?',
} as const
