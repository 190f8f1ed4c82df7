interface HeadCellsProps<Name extends string> {
  readonly names: readonly Name[]
  readonly title: (name: Name) => string
  /** Columns of numbers, which stand at the end of their cell. */
  readonly numbers: ReadonlySet<Name>
}

/** The head of a table, one cell for each column. */
export function HeadCells<Name extends string>({ names, title, numbers }: HeadCellsProps<Name>) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" className={numbers.has(name) ? 'number' : undefined}>
            {title(name)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
