import { languageName } from '#core/language.ts'
import type { Help } from '#core/offer/offer.ts'
import { hoursInWords } from '#core/opening/words.ts'
import { Card } from '#platform/html/card.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { atTheBeginning, type Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'
import { distanceInWords, nextInWords, travelInWords } from './words.ts'

/** One offer at one place: what to choose by stands open, in four lines; what to know before going is behind one line. */
export function HelpCard(props: { lang: Lang; help: Help; now: Date; rough?: boolean }) {
  const { lang, help } = props
  const say = texts(lang)
  return (
    <Card title={help.title[lang]} level={3}>
      <div>
        <p class="hint">
          {say(`kind-${help.kind}`)} · {help.forWhom[lang]}
        </p>
        <p>
          <strong>{atTheBeginning(nextInWords(help, lang, props.now), lang)}</strong>
        </p>
        <p>{nearInWords(help, lang)}</p>
      </div>
      <details>
        <summary>{say('about')}</summary>
        <p>{help.what[lang]}</p>
        <p>{help.signup[lang]}</p>
        <Facts facts={factsOf(props)} />
      </details>
    </Card>
  )
}

/** Where and how far, short enough for one line of a phone. A secret place has nothing to tell, not even its town. */
function nearInWords(help: Help, lang: Lang): string {
  const say = texts(lang)
  if (help.reach === 'digital') return say('digital')
  if (help.reach === 'secret' || !help.place) return say('secret')
  const far = help.km === null ? '' : ` · ${distanceInWords(help.km, lang)}`
  return `${help.place.address}, ${help.place.town}${far}`
}

function factsOf({ lang, help, rough = false }: { lang: Lang; help: Help; rough?: boolean }) {
  const say = texts(lang)
  const travel = travelInWords(help, { lang, rough })
  const languages = help.languages.map((code) => languageName(code, lang)).join(', ')
  return [
    ...(help.next ? [{ term: say('hours'), is: hoursInWords(help.hours, lang) }] : []),
    ...(help.place ? [{ term: say('where'), is: addressOf(help.place) }] : []),
    ...(travel.length > 0 ? [{ term: say('withoutCar'), is: travel.join(' ') }] : []),
    { term: say('languages'), is: languages },
    { term: say('organiser'), is: help.organisation },
  ]
}

function addressOf({ name, address, postcode, town }: NonNullable<Help['place']>): string {
  return `${name}, ${address}, ${postcode} ${town}`
}
