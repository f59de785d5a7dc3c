import type { Lang } from '#platform/texts.ts'
import { CirclePicture, type PersonInCircle } from '../circle-picture.tsx'
import { Doors } from '../doors.tsx'
import { Ring } from '../mark.tsx'
import { Progress, SavedTime } from '../notice.tsx'
import { PromiseRing } from '../promise-ring.tsx'
import { Welcome } from '../welcome.tsx'
import { State } from './state.tsx'

const family: PersonInCircle[] = [
  { name: 'Nanna Holm', as: 'Holdepunkt, rådgiver i Aarhus', kind: 'anchor' },
  { name: 'Sofie', as: 'Mor', kind: 'adult' },
  { name: 'Mikkel', as: 'Far', kind: 'adult' },
  { name: 'Bente', as: 'Mormor', kind: 'grandparent' },
  { name: 'Elliot', as: 'Barn, 3 år', kind: 'child' },
  { name: 'Karen Margrethe', as: 'Stedfortræder', kind: 'deputy' },
  { name: 'Yusuf', as: 'Sundhedsplejerske i kommunen', kind: 'professional' },
  { name: 'Gitte', as: 'Frivillig i forældregruppen', kind: 'volunteer' },
]

export function DrawingKit(props: { lang: Lang }) {
  const { lang } = props
  return (
    <>
      <State name="Tre veje ind">
        <Doors
          label="Hvad passer bedst?"
          doors={[
            { href: '#', picture: 'new-life', title: 'Jeg er gravid eller lige blevet forælder', text: 'Også når det ikke var planlagt.' },
            { href: '#', picture: 'crisis', title: 'Livet er i krise', text: 'Vold, brud, penge eller noget helt andet.' },
            { href: '#', picture: 'together', title: 'Jeg mangler nogen at være sammen med', text: 'Grupper, ture og en hånd tæt på dig.' },
          ]}
        />
      </State>
      <State name="Velkomst: kun hvor der er plads ved siden af ordene">
        <div class="kit-welcome">
          <Welcome />
        </div>
      </State>
      <State name="Ringen: på vej og sluttet">
        <p class="kit-row">
          <Ring size={96} /> <Ring size={96} open={false} /> <Ring size={32} /> <Ring size={16} />
        </p>
      </State>
      <State name="Kredsen om en familie">
        <CirclePicture lang={lang} people={family} />
      </State>
      <State name="En lille kreds">
        <CirclePicture lang={lang} people={family.slice(0, 3)} />
      </State>
      <State name="Løfter">
        <PromiseRing lang={lang} state="open">
          Nanna skriver til dig senest onsdag kl. 15.00.
        </PromiseRing>
        <PromiseRing lang={lang} state="kept">
          Nanna svarede tirsdag kl. 9.40.
        </PromiseRing>
        <PromiseRing lang={lang} state="moved">
          Fra onsdag til fredag, fordi du bad om det.
        </PromiseRing>
      </State>
      <State name="Hvor langt er jeg">
        <Progress lang={lang} done={0} of={5} label="Spørgsmål" />
        <Progress lang={lang} done={2} of={5} label="Spørgsmål" />
        <Progress lang={lang} done={5} of={5} label="Spørgsmål" />
        <SavedTime lang={lang} time="22.41" />
        <SavedTime lang={lang} />
      </State>
    </>
  )
}
