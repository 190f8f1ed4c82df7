import { useClipboard } from '@mantine/hooks'
import { type RefObject, useEffect, useState } from 'react'
import { useWorkspace } from '../../app/WorkspaceProvider.tsx'
import { saveBlob, saveText } from '../../display/save-text.ts'
import { tokens } from '../../theme/tokens.ts'
import { useScheme } from '../../theme/use-scheme.ts'
import { csvText } from './csv.ts'
import { type LegendEntry, standalonePicture } from './picture.ts'
import { pngOf } from './png.ts'
import type { Drawing } from './table-drawing.ts'
import { tableRows } from './table-rows.ts'

/** The entries of the legends of a panel, as they stand on the page. */
const legendOf = (panel: Element): readonly LegendEntry[] =>
  [...panel.querySelectorAll('[data-legend] > *')].map((entry) => {
    const swatch = entry.querySelector('[data-swatch]')
    return { colour: swatch ? getComputedStyle(swatch).backgroundColor : 'none', text: entry.textContent ?? '' }
  })

const fileName = (title: string, asOf: string | undefined, ending: string) =>
  `${[title, asOf]
    .filter(Boolean)
    .join(' ')
    .replace(/[\s/\\:*?"<>|]+/g, '-')}.${ending}`

/** The address of this page with the portfolio and the day that it shows, which else would be those of the reader. */
function addressOf(scope: { readonly portfolioId: string; readonly asOf: string } | null): string {
  const address = new URL(window.location.href)
  if (scope) {
    address.searchParams.set('portfolio', scope.portfolioId)
    address.searchParams.set('asOf', scope.asOf)
  }
  return address.href
}

interface Saved {
  readonly title: string
  /** The element that holds the chart, its legend and, where asked for, its table. */
  readonly panel: RefObject<HTMLElement | null>
  /** What is drawn in it; null while nothing is, or it is read as a table. */
  readonly draw: ((panel: HTMLElement) => Drawing) | null
}

export type ChartSaving = ReturnType<typeof useChartSaving>

/** How a chart leaves the page: as a picture, as numbers, as an address. */
export function useChartSaving({ title, panel, draw }: Saved) {
  const { scope } = useWorkspace()
  const scheme = useScheme()
  const clipboard = useClipboard()
  const [needsTable, setNeedsTable] = useState(false)
  const saveTable = () => {
    const table = panel.current?.querySelector('table')
    if (!table) return
    saveText({ text: csvText(tableRows(table)), fileName: fileName(title, scope?.asOf, 'csv'), type: 'text/csv' })
    setNeedsTable(false)
  }
  // After the drawing that has put the table on the page.
  useEffect(() => {
    if (needsTable) saveTable()
  })
  const savePicture = async (kind: 'png' | 'svg') => {
    if (!draw || !panel.current) return
    const picture = standalonePicture({
      ...draw(panel.current),
      title,
      note: panel.current.querySelector('header p')?.textContent ?? '',
      legend: legendOf(panel.current),
      colours: tokens[scheme],
      rightToLeft: getComputedStyle(panel.current).direction === 'rtl',
    })
    const name = fileName(title, scope?.asOf, kind)
    if (kind === 'svg') saveText({ text: picture.svg, fileName: name, type: 'image/svg+xml' })
    else saveBlob(await pngOf(picture), name)
  }
  return {
    needsTable,
    canDraw: draw !== null,
    savePicture,
    saveCsv: () => setNeedsTable(true),
    copyAddress: () => clipboard.copy(addressOf(scope)),
    copied: clipboard.copied,
  }
}
