import { languageOption } from '#core/language.ts'
import { childAges, roles, situations } from '#core/offer/offer.ts'
import { weekdayName } from '#core/opening/words.ts'
import { Button } from '#platform/html/button.tsx'
import { inLanguage } from '#platform/html/shell.ts'
import { type Option, Select, TextField } from '#platform/html/text-fields.tsx'
import type { Lang } from '#platform/texts.ts'
import { addressOf, chosenFilters, type Filter, filters, names, type Search, waysToCome } from './find.ts'
import { texts } from './texts.ts'
import { filterInWords } from './words.ts'

type Props = { lang: Lang; search: Search; languages: readonly string[] }

/** One question large, the others behind one line; every answer stands in the address and can be taken away again. */
export function SearchForm(props: Props) {
  const { lang, search } = props
  const say = texts(lang)
  const chosen = chosenFilters(search)
  return (
    <form class="form" method="get" action={inLanguage(lang, '/find')} autocomplete="off" novalidate>
      <TextField name={names.place} label={say('placeLabel')} hint={say('placeHint')} type="search" value={search.place} />
      <details>
        <summary>{say('filters')}</summary>
        {filters.map((filter) => (
          <Select
            name={names[filter]}
            label={say(filter)}
            empty={say('any')}
            options={optionsOf(filter, props)}
            value={search[filter]?.toString()}
          />
        ))}
      </details>
      <p>
        <Button>{say('show')}</Button>
      </p>
      {chosen.length > 0 && <Chosen lang={lang} search={search} chosen={chosen} />}
    </form>
  )
}

function Chosen(props: { lang: Lang; search: Search; chosen: readonly Filter[] }) {
  const { lang, search, chosen } = props
  const say = texts(lang)
  return (
    <>
      <p>{say('chosen')}</p>
      <ul class="chosen">
        {chosen.map((filter) => {
          const what = filterInWords(filter, search, lang)
          return (
            <li>
              <a href={inLanguage(lang, addressOf(search, { [filter]: undefined }))}>{say('remove', { what })}</a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function optionsOf(filter: Filter, { lang, languages }: Props): Option[] {
  const say = texts(lang)
  switch (filter) {
    case 'language':
      return languages.map((code) => languageOption(code, lang))
    case 'day':
      return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, lang) }))
    case 'situation':
      return situations.map((value) => ({ value, label: say(`situation-${value}`) }))
    case 'role':
      return roles.map((value) => ({ value, label: say(`role-${value}`) }))
    case 'childAge':
      return (Object.keys(childAges) as (keyof typeof childAges)[]).map((value) => ({ value, label: say(`childAge-${value}`) }))
    case 'by':
      return waysToCome.map((value) => ({ value, label: say(`by-${value}`) }))
  }
}
