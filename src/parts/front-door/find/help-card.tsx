import { languageName } from '#core/language.ts'
import type { Help } from '#core/offer/offer.ts'
import { hoursInWords } from '#core/opening/words.ts'
import { Card } from '#platform/html/card.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { Tag } from '#platform/html/tag.tsx'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'
import { distanceInWords, nextInWords, travelInWords } from './words.ts'

/** One offer at one place: when next, how far, how to get there, for whom, in which languages; the rest behind one line. */
export function HelpCard(props: { lang: Lang; help: Help; now: Date; rough?: boolean }) {
  const { lang, help } = props
  const say = texts(lang)
  return (
    <Card title={help.title[lang]} level={3}>
      <p>
        <Tag tone={help.kind === 'counselling' || help.kind === 'line' ? 'calm' : 'warm'}>{say(`kind-${help.kind}`)}</Tag>{' '}
        {help.organisation}
      </p>
      <p>{help.what[lang]}</p>
      <Facts facts={factsOf(props)} />
      <details>
        <summary>{say('joining')}</summary>
        <p>{help.signup[lang]}</p>
        {help.next && <p>{hoursInWords(help.hours, lang)}.</p>}
      </details>
    </Card>
  )
}

function factsOf({ lang, help, now, rough = false }: { lang: Lang; help: Help; now: Date; rough?: boolean }) {
  const say = texts(lang)
  const travel = travelInWords(help, { lang, rough })
  const languages = help.languages.map((code) => languageName(code, lang)).join(', ')
  return [
    { term: say('next'), is: <strong>{nextInWords(help, lang, now)}</strong> },
    { term: say('where'), is: whereOf(help, lang) },
    ...(help.km === null ? [] : [{ term: say('distance'), is: distanceInWords(help.km, lang) }]),
    ...(travel.length > 0 ? [{ term: say('withoutCar'), is: travel.join(' ') }] : []),
    { term: say('forWhom'), is: help.forWhom[lang] },
    { term: say('languages'), is: languages },
  ]
}

/** A secret place has nothing to tell, not even its town. */
function whereOf(help: Help, lang: Lang): string {
  const say = texts(lang)
  if (help.reach === 'digital') return say('digital')
  if (help.reach === 'secret' || !help.place) return say('secret')
  const { name, address, postcode, town } = help.place
  return `${name}, ${address}, ${postcode} ${town}`
}
