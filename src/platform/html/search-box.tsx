import type { FieldProps } from './field.tsx'
import { TextField } from './text-fields.tsx'

/** One field and its button: an address one can keep, as the question stands in it. */
export function SearchBox(props: FieldProps & { action: string; button: string; inputmode?: 'search' | 'numeric'; children?: never }) {
  const { action, button, ...field } = props
  return (
    <form class="search-box" method="get" action={action} autocomplete="off" novalidate>
      <TextField {...field} type="search" />
      <button type="submit" class="ds-button">
        {button}
      </button>
    </form>
  )
}
