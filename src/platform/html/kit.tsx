import type { Child } from 'hono/jsx'
import { ArabicKit } from './kit/arabic.tsx'
import { DeskKit } from './kit/desk.tsx'
import { DrawingKit } from './kit/drawings.tsx'
import { FormKit } from './kit/forms.tsx'
import { PartKit } from './kit/parts.tsx'
import { SchemeKit } from './kit/schemes.tsx'
import { Frame, PublicTop } from './public-page.tsx'
import type { Shell } from './shell.ts'

/** Every component in every state, in Danish and right to left: the page on which the look is judged. Demo worlds only. */
export function KitPage(props: { shell: Shell }) {
  const { shell } = props
  return (
    <Frame shell={shell} sheet="desk.css">
      <PublicTop danishOnly shell={shell} here="/skriv" />
      <main id="main" tabindex={-1}>
        <h1>Alt, hvad siderne er bygget af</h1>
        <p class="lead">Hver del i hver tilstand. Se den på en smal og en bred skærm, lyst, mørkt og på papir.</p>
        <Part title="Ringen og tegningerne">
          <DrawingKit lang={shell.lang} />
        </Part>
        <Part title="Formularer">
          <FormKit shell={shell} />
        </Part>
        <Part title="Dele af en side">
          <PartKit lang={shell.lang} />
        </Part>
        <Part title="Fra højre mod venstre">
          <ArabicKit shell={shell} />
        </Part>
      </main>
      <section class="kit-wide" aria-label="Lyst og mørkt">
        <SchemeKit lang={shell.lang} />
      </section>
      <section class="kit-wide" aria-label="Skrivebordet">
        <DeskKit shell={shell} />
      </section>
    </Frame>
  )
}

function Part(props: { title: string; children: Child }) {
  return (
    <section class="kit-part">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}
