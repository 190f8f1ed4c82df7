import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { useTranslation } from 'react-i18next'
import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { cellsDrawn } from './cells-drawn.ts'

const CELL = 20
const GAP = 2

/** The cells of a portfolio in the colours of its groups. What they are called is told beside it. */
export function GridPicture({ definition }: { readonly definition: PortfolioDefinition }) {
  const { t } = useTranslation('library')
  const scheme = useScheme()
  const { rows, columns, cells } = cellsDrawn(definition)
  return (
    <svg
      role="img"
      aria-label={t('picture', { groups: definition.groups.length, rows, columns })}
      width={columns * CELL}
      height={rows * CELL}
      viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
    >
      {cells.map(({ row, column, group }) => (
        <rect
          key={`${row} ${column}`}
          x={column * CELL}
          y={row * CELL}
          width={CELL - GAP}
          height={CELL - GAP}
          rx={3}
          fill={group === null ? 'var(--sunken)' : groupColour(group, scheme)}
        />
      ))}
    </svg>
  )
}
