type Match = { index: number; 0: string }

/** How Danish streets end, in one word with their name (Søndergade) or as a word of its own after a name in capitals (Store Torv). */
const endings = ['vej(?:en)?', 'gade[nr]?', 'all[eé](?:en)?', 'stræde[t]?', 'plads(?:en)?', 'torv(?:et)?', 'boulevard(?:en)?', 'vænge[t]?']
const oneWord = String.raw`\p{L}[\p{L}'-]{1,30}?(?:${[...endings, 'parken', 'toften', 'stien'].join('|')})`
const capitals = String.raw`(?:\p{Lu}[\p{L}.'-]{0,20} ){1,4}`
const ownWord = endings.map((word) => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`).join('|')
const number = String.raw`[ ,]{1,2}(?:nr\.? ?)?[1-9]\d{0,2}(?: ?[A-Za-z](?![\p{L}\p{N}]))?(?![\p{L}\p{N}])`
const floor = String.raw`(?:,? ?(?:\d{1,2}\.|st\.?|kl\.?)(?: sal)?,? ?(?:t\.?[hv]\.?|mf\.?|sal|dør \d{1,3})(?![\p{L}\p{N}]))?`
const town = String.raw`(?:[ ,\n]{1,3}(?:DK-?)?[1-9]\d{3} \p{Lu}[\p{L}]{1,20}(?: [A-ZÆØÅ](?!\p{L}))?)?`
const start = String.raw`(?<![\p{L}\p{N}])`

const compound = new RegExp(`${start}(?<street>${oneWord})${number}${floor}${town}`, 'giu')
const named = new RegExp(`${start}(?:${capitals}(?:${ownWord})|\\p{L}{2,20} (?:[Aa]llé|[Bb]oulevard))${number}${floor}${town}`, 'gu')

/** Places and ways nobody lives in. */
const noStreets =
  /^(?:(?:lege|arbejds|parkerings|bygge|camping|lære|praktik|studie|børnehave|institutions|vuggestue|dagpleje|pasnings|senge|krisecenter|sove|holde|barne|sidde|bane|markeds|skole|dag|elev|behandlings|optage|start|ledige?)plads(?:en)?|(?:hjem|skole|motor|om|ud|gen|cykel|under|ad|land|halv|tilbage|frem|vand|luft)vej(?:en)?)$/iu
/** What follows a number when it counts something. */
const counts =
  /^[ \u00a0]?(?:gange?|år|års|dage?|uger?|måneder|måned|mdr|timer?|time|minutter|min|børn|barn|stk|stykker|km|kr|kroner|personer|mennesker|meter|m|procent|%|,-|af|ud|times?|years?|days?|weeks?|months?|hours?)(?!\p{L})/iu

/** Street and house number, with floor, postcode and town where they follow. A town alone is no address. */
export function addressesIn(text: string): Match[] {
  const found = [...text.matchAll(named), ...[...text.matchAll(compound)].filter((match) => !noStreets.test(match.groups!.street!))]
  return found.filter((match) => !counts.test(text.slice(match.index + match[0].length, match.index + match[0].length + 12)))
}
