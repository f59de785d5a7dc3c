import { Actions, Button } from '../button.tsx'
import { CirclePicture } from '../circle-picture.tsx'
import { DeskColumns, DeskTop } from '../desk-page.tsx'
import { Figures } from '../figures.tsx'
import { Form } from '../form.tsx'
import { LevelTag } from '../level-tag.tsx'
import { SavedTime } from '../notice.tsx'
import { PromiseRing } from '../promise-ring.tsx'
import type { Shell } from '../shell.ts'
import { TextArea } from '../text-fields.tsx'
import { Thread } from '../thread.tsx'
import { WorkList } from '../work-list.tsx'

const hat = { name: 'Nanna Holm', roleText: 'Rådgiver, Aarhus' }

/** The desk as it stands on a wide screen; stacked on a narrow one. */
export function DeskKit(props: { shell: Shell }) {
  const shell = { ...props.shell, hat }
  return (
    <>
      <h2>Skrivebordet</h2>
      <div class="desk kit-screen">
        <DeskTop shell={shell} here="/desk" searchId="search-kit" menu="Skrivebordets menu" />
        <div class="kit-screen-body">
          <DeskColumns list={<Today shell={shell} />} listLabel="I dag" side={<Side shell={shell} />} sideLabel="Kredsen og næste skridt">
            <h3>En, der skrev mandag kl. 22.40</h3>
            <p>
              <LevelTag lang={shell.lang} level="C" />
            </p>
            <Thread
              label="Samtale, der venter på svar"
              messages={[
                {
                  from: 'them',
                  author: 'Den, der skriver',
                  time: 'mandag kl. 22.40',
                  text: 'Jeg er 19 og gravid i uge 11.\nJeg har ikke sagt det til nogen.',
                },
              ]}
            />
            <Form shell={shell} action="/kit" label="Svar">
              <TextArea name="answer-kit" label="Dit svar" value="Godt, at du skrev. " rows={5} />
              <SavedTime lang={shell.lang} time="9.08" />
              <Actions>
                <Button>Send svaret</Button>
                <Button look="second">Spørg en kollega</Button>
                <Button look="quiet">Giv videre</Button>
              </Actions>
            </Form>
          </DeskColumns>
          <Figures
            figures={[
              { label: 'Åbne familier', value: 214, href: '#', fine: true },
              { label: 'Uden person eller skridt', value: 0, href: '#', fine: true, note: 'Altid nul' },
              { label: 'Over tiden', value: 3, href: '#', fine: false, note: 'Den ældste fra i går' },
              { label: 'Løfter holdt i dag', value: '18 af 19', href: '#', fine: true },
            ]}
          />
        </div>
      </div>
    </>
  )
}

function Today(props: { shell: Shell }) {
  return (
    <WorkList
      lang={props.shell.lang}
      title="I dag"
      count={3}
      headingLevel={3}
      items={[
        { href: '#a', title: 'En, der skrev mandag kl. 22.40', due: 'Svar lovet kl. 10.00', level: 'C', here: true },
        {
          href: '#b',
          title: 'Familien på Havnevej',
          due: 'Skulle være gjort i går',
          late: true,
          note: 'Ring til boligforeningen',
          level: 'B',
        },
        { href: '#c', title: 'Lykke og de to drenge', due: 'Senest kl. 15', note: 'Send dato for gruppen', level: 'D' },
      ]}
    />
  )
}

function Side(props: { shell: Shell }) {
  return (
    <>
      <CirclePicture
        lang={props.shell.lang}
        people={[
          { name: 'Nanna', as: 'Holdepunkt', kind: 'anchor' },
          { name: 'Sofie', as: 'Gravid', kind: 'adult' },
          { name: 'Bente', as: 'Mormor', kind: 'grandparent' },
          { name: 'Karen', as: 'Stedfortræder', kind: 'deputy' },
        ]}
      />
      <PromiseRing lang={props.shell.lang} state="open">
        Svar senest kl. 10.00.
      </PromiseRing>
    </>
  )
}
