/** Splits the beginning of a delimited text into records of cells; quotes may hold delimiters and line ends. */
export function splitRecords(text: string, delimiter: string, limit: number): readonly (readonly string[])[] {
  const records: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length && records.length < limit) {
    const { value, next } = cellAt(text, at, delimiter)
    cells.push(value)
    if (text[next] === delimiter) {
      at = next + 1
      if (at >= text.length) cells.push('')
      continue
    }
    if (cells.length > 1 || cells[0] !== '') records.push(cells)
    cells = []
    at = text[next] === '\r' && text[next + 1] === '\n' ? next + 2 : next + 1
  }
  return records
}

function cellAt(text: string, at: number, delimiter: string): { readonly value: string; readonly next: number } {
  if (text[at] === '"') {
    const quoted = /"((?:[^"]|"")*)(?:"|$)/y
    quoted.lastIndex = at
    const end = quoted.test(text) ? quoted.lastIndex : at
    if (end > at && isEnd(text[end], delimiter)) {
      return { value: text.slice(at + 1, end - 1).replaceAll('""', '"'), next: end }
    }
  }
  let next = at
  while (!isEnd(text[next], delimiter)) next++
  return { value: text.slice(at, next), next }
}

const isEnd = (letter: string | undefined, delimiter: string) =>
  letter === undefined || letter === '\n' || letter === '\r' || letter === delimiter
