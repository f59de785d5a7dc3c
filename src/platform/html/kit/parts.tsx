import type { Lang } from '#platform/texts.ts'
import { LinkButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DataTable, Facts } from '../facts.tsx'
import { LevelTag } from '../level-tag.tsx'
import { EmptyState, Notice } from '../notice.tsx'
import { ReturnCode } from '../return-code.tsx'
import { RightNow } from '../right-now.tsx'
import { Tag } from '../tag.tsx'
import { Thread } from '../thread.tsx'
import { State } from './state.tsx'

export function PartKit(props: { lang: Lang }) {
  const { lang } = props
  return (
    <>
      <State name="Lige nu">
        <RightNow
          lang={lang}
          title="Åbent lige nu"
          lines={[
            { name: 'Fare for liv', number: '112', open: true, hours: 'Hele døgnet', about: 'Politi, ambulance og brand.' },
            { name: 'Rådgivning for gravide', number: '70 10 20 30', open: true, hours: 'I dag til kl. 20', checked: '14. november' },
            { name: 'Linjen for fædre', number: '70 40 50 60', open: false, hours: 'Åbner i morgen kl. 9', checked: null },
          ]}
        />
      </State>
      <State name="Beskeder om siden">
        <Notice title="Godt at vide">Du kan stoppe når som helst. Det, du har skrevet, bliver liggende.</Notice>
        <Notice kind="done" title="Din besked er sendt">
          Et menneske læser den i morgen tidlig.
        </Notice>
        <Notice kind="care" title="Der står et telefonnummer i din tekst">
          Sender du det, er du ikke længere helt anonym. Vil du sende det eller fjerne det?
        </Notice>
      </State>
      <State name="Koden">
        <ReturnCode label="Din kode" words={['mælk', 'trappe', 'sommer', 'uglen']}>
          <p class="hint">Skriv den ned. Den åbner kun din samtale.</p>
        </ReturnCode>
      </State>
      <State name="Samtale">
        <KitThread />
      </State>
      <State name="Kort">
        <Card title="Åben café for nye forældre" href="#">
          <p>Tirsdag den 25. november kl. 10–12, Nørregade 4. To minutters gang fra bussen.</p>
          <p>
            <Tag tone="calm">Gratis</Tag> <Tag>1,2 km</Tag> <Tag tone="warm">Også for fædre</Tag>
          </p>
        </Card>
        <Card title="Det går godt med" level={3} tone="tinted">
          <p>Elliot sover igennem, og Sofie har fundet en gruppe.</p>
        </Card>
        <Card title="Næste skridt" level={3} tone="warm">
          <p>Nanna ringer til boligforeningen senest torsdag.</p>
        </Card>
      </State>
      <State name="Hvor meget det haster">
        <p class="kit-row">
          <LevelTag lang={lang} level="A" /> <LevelTag lang={lang} level="B" /> <LevelTag lang={lang} level="C" />{' '}
          <LevelTag lang={lang} level="D" />
        </p>
      </State>
      <State name="Oplysninger">
        <Facts
          facts={[
            { term: 'Dit holdepunkt', is: 'Nanna Holm' },
            { term: 'Når Nanna er væk', is: 'Karen Margrethe' },
            { term: 'Næste dato', is: 'Torsdag den 27. november' },
          ]}
        />
      </State>
      <State name="Tabel">
        <KitTable />
      </State>
      <State name="Tomt">
        <EmptyState
          lang={lang}
          title="Du har ingen beskeder endnu"
          next="når nogen svarer dig, står det her. Du får besked på den måde, du selv har valgt."
        >
          <LinkButton href="#" look="second">
            Skriv til Nanna
          </LinkButton>
        </EmptyState>
      </State>
    </>
  )
}

function KitThread() {
  return (
    <Thread
      label="Samtale"
      messages={[
        {
          from: 'me',
          author: 'Dig',
          time: 'mandag kl. 22.40',
          text: 'Jeg er 19 og gravid i uge 11.\nJeg har ikke sagt det til nogen.\n\n<b>Jeg ved ikke hvad jeg skal.</b>',
        },
        {
          from: 'system',
          author: 'Hele Vejen',
          time: 'mandag kl. 22.40',
          text: 'Din besked er kommet frem. Vi svarer senest i morgen kl. 10.00.',
        },
        {
          from: 'them',
          author: 'Nanna, rådgiver',
          time: 'tirsdag kl. 9.12',
          text: 'Godt, at du skrev. Du behøver ikke bestemme noget i dag.\n\nHar du lyst til at fortælle, hvordan du har det lige nu?',
          note: 'Læst af dig',
        },
      ]}
    />
  )
}

function KitTable() {
  const rows = [
    { place: 'Aarhus', kept: 118, moved: 9 },
    { place: 'Lemvig og omegn ved Limfjorden', kept: 12, moved: 1 },
  ]
  return (
    <DataTable
      caption="Løfter i oktober"
      columns={[
        { head: 'Sted', cell: (row: (typeof rows)[number]) => row.place },
        { head: 'Holdt', number: true, cell: (row) => row.kept },
        { head: 'Flyttet efter aftale', number: true, cell: (row) => row.moved },
      ]}
      rows={rows}
    />
  )
}
