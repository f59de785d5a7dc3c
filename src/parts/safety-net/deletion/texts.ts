import { catalogue } from '#platform/texts.ts'

const da = {
  title: 'Sletning',
  numbers: 'Hvornår, og hvor meget',
  never: 'Den har ikke kørt endnu. Den kører hver time.',
  lastRun: 'Kørte sidst',
  week: 'Slettet de sidste syv dage',
  total: 'Slettet i alt',
  overdueTitle: '{count, plural, one {Én skulle være slettet} other {# skulle være slettet}}',
  failed: '{count, plural, one {Én kunne ikke slettes} other {# kunne ikke slettes}}. Ring til den, der driver systemet.',
  'not-deleted': 'Skulle være slettet {day}',
  'not-ended': 'Skal sluttes med en grund. Dagen var {day}',
  late: 'Den har ikke kørt i over et døgn. Ring til den, der driver systemet.',
  how: 'Tallene står i nattens bevis, uden hvem. Falder de, er en gammel kopi lagt ind igen, og det slettede er tilbage.',
  kept: 'Hvor længe vi gemmer hvad',
} as const
export const texts = catalogue(da)
