export const da = {
  title: 'Log ind',
  lead: 'Den side, du ville se, er kun for dem, der er logget ind.',
  family: 'Har du skrevet til os? Så åbner din kode din samtale.',
  toCode: 'Brug min kode',
  staff:
    'Er du ansat, frivillig eller gæst? Login med invitation er ikke bygget endnu. Indtil da kan en rigtig organisation ikke logge ind her.',
} as const
