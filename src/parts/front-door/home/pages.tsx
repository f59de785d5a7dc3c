import { Actions, LinkButton } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { Doors } from '#platform/html/doors.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { type Line, RightNow } from '#platform/html/right-now.tsx'
import { SearchBox } from '#platform/html/search-box.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { Welcome } from '#platform/html/welcome.tsx'
import { names } from '../find/find.ts'
import { NetworkWords } from './network-words.tsx'
import { texts } from './texts.ts'

const linesShown = 5

type Said = Parameters<typeof NetworkWords>[0]['said']

/** The first page: three situations, a postcode, who is there now, and a place to write. */
export function HomePage(props: {
  shell: Shell
  lines: Line[]
  clock: string
  promise: string | null
  said: Said
  network?: string | undefined
}) {
  const { shell } = props
  const say = texts(shell.lang)
  const to = (path: string) => inLanguage(shell.lang, path)
  const situation = (which: string) => to(`/find?${names.situation}=${which}`)
  return (
    <PublicPage {...{ shell, title: say('title'), lead: props.said.greeting ?? say('lead'), network: props.network, picture: <Welcome /> }}>
      <Doors
        label={say('doors')}
        doors={[
          { href: situation('pregnant-or-new-parent'), title: say('newLife'), text: say('newLifeText'), picture: 'new-life' },
          { href: situation('crisis'), title: say('crisis'), text: say('crisisText'), picture: 'crisis' },
          { href: situation('company'), title: say('company'), text: say('companyText'), picture: 'together' },
        ]}
      />
      <SearchBox action={to('/find')} name={names.place} label={say('placeLabel')} hint={say('placeHint')} button={say('find')} value="" />
      <Write shell={shell} promise={props.promise} />
      <NetworkWords lang={shell.lang} said={props.said} />
      <RightNow lang={shell.lang} title={say('rightNow', { when: props.clock })} lines={props.lines} first={linesShown}>
        <p>
          <a href={`${to('/find')}#right-now`}>{say('allNumbers')}</a>
        </p>
      </RightNow>
    </PublicPage>
  )
}

/** Writing is offered only where somebody receives it; whoever has a code comes in all the same. */
function Write({ shell, promise }: { shell: Shell; promise: string | null }) {
  const say = texts(shell.lang)
  return (
    <Card title={say(promise ? 'write' : 'nobodyTitle')} tone="tinted">
      <p>{say(promise ? 'writeText' : 'nobodyText')}</p>
      {promise && <p>{promise}</p>}
      <Actions>
        {promise && <LinkButton href={inLanguage(shell.lang, '/skriv')}>{say('writeNow')}</LinkButton>}
        <LinkButton look="second" href={inLanguage(shell.lang, '/samtale')}>
          {say('haveCode')}
        </LinkButton>
      </Actions>
    </Card>
  )
}
