import { catalogue } from '#platform/texts.ts'

const da = {
  noQueue: 'Ingen kan skrive til jer endnu',
  noQueueText:
    'Der skal være en kø med en ansvarlig og en stedfortræder. Fra den er oprettet, kan alle skrive, og de kommer her på skrivebordet.',
  noQueueAsk:
    'Der skal først være en kø med en ansvarlig og en stedfortræder. En leder kan oprette den. Fra da af kommer de, der skriver, her.',
  noShift: 'Der er ingen vagter på vej',
  noShiftText: 'Alle kan skrive til jer nu. Men vi kan ikke love dem en tid, før der er en vagt med en, der kan logge ind.',
  toSettings: 'Gå til Indstillinger',
  shut: '{count, plural, one {En kollega med ansvar kan ikke logge ind} other {# kolleger med ansvar kan ikke logge ind}}',
  shutText: 'Ingen svarer på det, før en stedfortræder har det.',
  toShut: 'Se, hvem det er',
  deputies:
    '{count, plural, one {Én familie har en stedfortræder, der ikke kan logge ind} other {# familier har en stedfortræder, der ikke kan logge ind}}',
  deputiesText: 'Bliver holdepunktet syg, er der ingen til at tage over. Vælg en anden stedfortræder, eller skriv et fravær.',
  toDeputies: 'Se hvilke',
  lacksYes: 'Ingen kan træde ind for dig lige nu. Bed en kollega om at sige ja til det, før du bliver syg:',
  toReady: 'Hvem er klar til at træde ind?',
} as const
export const texts = catalogue(da)
