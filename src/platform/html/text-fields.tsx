import { control, Field, type FieldProps } from './field.tsx'

type TextProps = FieldProps & {
  type?: 'text' | 'search' | 'email' | 'tel' | 'password'
  inputmode?: 'numeric' | 'tel' | 'email' | 'search'
  autocomplete?: string
  /** How wide the answer is in characters: the box tells how much is expected. */
  width?: number
  /** What the browser may see to be right. It says nothing about it: a style sheet leads the way on by the server. */
  pattern?: string
}

/** Browsers offer a line to whoever writes next, so they keep one only where a page says so. */
export function TextField(props: TextProps) {
  return (
    <Field {...props}>
      <input
        {...control(props)}
        class={props.width ? `ds-input width-${nearestWidth(props.width)}` : 'ds-input'}
        type={props.type ?? 'text'}
        inputmode={props.inputmode}
        pattern={props.pattern}
        autocomplete={props.autocomplete ?? 'off'}
        value={props.value ?? ''}
        dir="auto"
      />
    </Field>
  )
}

/**
 * No browser offers what stood in a textarea to the next person, so its form alone says whether it is brought back.
 * The line break comes first because HTML swallows one at the start of a textarea, and it might be the person's own.
 */
export function TextArea(props: FieldProps & { rows?: number }) {
  return (
    <Field {...props}>
      <textarea {...control(props)} class="ds-input" rows={props.rows ?? 6} dir="auto">
        {`\n${props.value ?? ''}`}
      </textarea>
    </Field>
  )
}

/** The value is YYYY-MM-DD. Old browsers show a text box; what was typed there comes back as it was. */
export function DateField(props: FieldProps & { min?: string; max?: string }) {
  return (
    <Field {...props}>
      <input {...control(props)} class="ds-input width-12" type="date" min={props.min} max={props.max} value={props.value ?? ''} />
    </Field>
  )
}

/** The value is HH:MM. */
export function TimeField(props: FieldProps) {
  return (
    <Field {...props}>
      <input {...control(props)} class="ds-input width-8" type="time" value={props.value ?? ''} />
    </Field>
  )
}

export type Option = {
  value: string
  label: string
  /** Where the label is not in the page's own language; it may be written the other way round. */
  lang?: string
}

export function Select(props: FieldProps & { options: readonly Option[]; empty?: string }) {
  return (
    <Field {...props}>
      <select {...control(props)} class="ds-input">
        {props.empty !== undefined && (
          <option value="" selected={!props.value}>
            {props.empty}
          </option>
        )}
        {props.options.map((option) => (
          <option
            value={option.value}
            selected={option.value === props.value}
            lang={option.lang}
            dir={option.lang === undefined ? undefined : 'auto'}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

function nearestWidth(characters: number): number {
  return [4, 8, 12, 20, 30].find((width) => width >= characters) ?? 30
}
