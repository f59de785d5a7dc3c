import type { Child } from 'hono/jsx'

export function Facts(props: { facts: readonly { term: Child; is: Child }[] }) {
  return (
    <dl class="facts">
      {props.facts.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.is}</dd>
        </div>
      ))}
    </dl>
  )
}

type Column<Row> = { head: string; cell: (row: Row) => Child; number?: boolean }

/** What a cell says where there is nothing to say: seen in a table, and left out where each row is a list. */
const nothing = '–'

/** For comparing only. On a narrow screen each row becomes a small list that repeats the column's name. */
export function DataTable<Row>(props: { caption: Child; columns: readonly Column<Row>[]; rows: readonly Row[]; empty?: Child }) {
  const [first, ...others] = props.columns
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>
  return (
    <table class="ds-table table">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th scope="col" class={column.number ? 'number' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr>
            {first && <th scope="row">{first.cell(row)}</th>}
            {others.map((column) => (
              <Cell column={column} says={column.cell(row)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column: { head, number }, says }: { column: Column<Row>; says: Child }) {
  const looks = [number && 'number', says === nothing && 'nothing'].filter(Boolean).join(' ')
  return (
    <td data-head={head} class={looks || undefined}>
      {says}
    </td>
  )
}
