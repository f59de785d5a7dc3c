import { catalogue } from '#platform/texts.ts'

const da = {
  endingTitle: 'Skal sluttes, før de kan slettes',
  endingRest: 'De andre kommer frem, når du har sluttet nogle af dem.',
  dayComes: 'Har en dato for sletning: {day}',
  dayGone: 'Skulle være slettet {day}. Den bliver stående, til du slutter den med en grund',
  inQueue: 'Står i køen, du har ansvaret for',
  takenTitle: 'Taget tilbage',
  taken: 'En, der skrev {when}, slettede selv samtalen {day}. Niveau {level}. Ingen skal svare mere.',
  takenFamily: 'En i familien {name} slettede selv sine ord {when}. Familien, planen og journalen står.',
  toFamily: 'Se familien',
} as const
export const texts = catalogue(da)
