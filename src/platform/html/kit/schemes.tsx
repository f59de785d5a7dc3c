import type { Lang } from '#platform/texts.ts'
import { type Colour, dark, light } from '#platform/theme.ts'
import { Button } from '../button.tsx'
import { Choices } from '../choices.tsx'
import { LevelTag } from '../level-tag.tsx'
import { Notice } from '../notice.tsx'
import { PromiseRing } from '../promise-ring.tsx'
import { Tag } from '../tag.tsx'
import { TextField } from '../text-fields.tsx'

/** Light and dark side by side, whatever the machine prefers. */
export function SchemeKit(props: { lang: Lang }) {
  return (
    <>
      <h2>Lyst og mørkt</h2>
      <div class="kit-schemes">
        {(['light', 'dark'] as const).map((scheme) => (
          <div class="kit-scheme" data-color-scheme={scheme}>
            <h3>{scheme === 'light' ? 'Lyst' : 'Mørkt'}</h3>
            <Swatches palette={scheme === 'light' ? light : dark} />
            <p>
              Du kan altid <a href="#main">gå tilbage</a>. Intet bliver væk.
            </p>
            <TextField name={`town-${scheme}`} label="By eller postnummer" hint="Fx 7620" value="Lemvig" />
            <TextField name={`town-${scheme}-2`} label="By eller postnummer" problem="Skriv en by eller fire tal" value="x" />
            <Choices
              name={`row-${scheme}`}
              pick="one"
              row
              legend="Må vi ringe?"
              value="no"
              options={[
                { value: 'yes', label: 'Ja' },
                { value: 'no', label: 'Nej' },
              ]}
            />
            <Notice kind="care" title="Se lige her">
              Koden virker ikke mere.
            </Notice>
            <PromiseRing lang={props.lang} state="open">
              Svar senest i morgen kl. 10.00.
            </PromiseRing>
            <p class="kit-row">
              <LevelTag lang={props.lang} level="A" /> <LevelTag lang={props.lang} level="D" /> <Tag tone="calm">Gratis</Tag>{' '}
              <Tag tone="warm">I aften</Tag>
            </p>
            <p class="kit-row">
              <Button>Send</Button> <Button look="second">Gem</Button>
            </p>
          </div>
        ))}
      </div>
    </>
  )
}

const shown: readonly Colour[] = ['paper', 'surface', 'tint', 'ink', 'soft', 'action', 'calm', 'warm', 'warm-tint', 'warm-ink']

function Swatches(props: { palette: Record<Colour, string> }) {
  return (
    <svg class="kit-swatches" viewBox={`0 0 ${shown.length * 32} 32`} role="img" aria-label={shown.join(', ')}>
      {shown.map((name, index) => (
        <circle cx={index * 32 + 16} cy="16" r="13" fill={props.palette[name]} stroke={props.palette.edge} stroke-width="1" />
      ))}
    </svg>
  )
}
