/** What a cell holds: the bare number where it has one (`data-value`), else what is written in it. */
const textOf = (cell: HTMLTableCellElement): string =>
  cell.dataset.value ?? (cell.textContent ?? '').replace(/\s+/g, ' ').trim()

/** A cell that spans columns stands in the first of them. */
const cellsOf = (row: HTMLTableRowElement): string[] =>
  [...row.cells].flatMap((cell) => [textOf(cell), ...Array.from({ length: cell.colSpan - 1 }, () => '')])

/** The rows of a table on the page, head first. */
export const tableRows = (table: HTMLTableElement): string[][] => [...table.rows].map(cellsOf)
