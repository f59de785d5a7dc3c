type Pages = {
  label: string
  before: string
  after: string
  /** Counted from nought. */
  page: number
  more: boolean
  to: (side: number) => string
}

/** A list too long for one page is turned over like a book. */
export function Pages({ label, before, after, page, more, to }: Pages) {
  if (page === 0 && !more) return null
  return (
    <nav aria-label={label} class="actions">
      {page > 0 && <a href={to(page)}>{before}</a>}
      {more && <a href={to(page + 2)}>{after}</a>}
    </nav>
  )
}

/** People count pages from one. */
export function pageOf(side: string): number {
  return /^[1-9]\d{0,4}$/.test(side) ? Number(side) - 1 : 0
}

/** One row more than a page holds was asked for: it tells that there are more, and is not shown. */
export function onePage<Row>(rows: readonly Row[], most: number): { rows: Row[]; more: boolean } {
  return { rows: rows.slice(0, most), more: rows.length > most }
}
