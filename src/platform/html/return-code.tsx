import type { Child } from 'hono/jsx'

/** The four words that open one's own conversation: large, one a line and numbered, easy to copy by hand, to read aloud and to print. */
export function ReturnCode(props: { label: string; words: readonly string[]; children?: Child }) {
  return (
    <section class="code" aria-label={props.label}>
      <p class="code-label">{props.label}</p>
      <p class="code-words" translate="no">
        {props.words.map((word, index) => (
          <>
            {index > 0 && ' '}
            <span>{word}</span>
          </>
        ))}
      </p>
      {props.children}
    </section>
  )
}
