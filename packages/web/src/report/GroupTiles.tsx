import type { GroupSummary, PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { type Size, treemapOption } from '../overview/treemap-option.ts'
import { useTreemapTexts } from '../overview/use-treemap-texts.ts'
import { Drawing } from './Drawing.tsx'

interface GroupTilesProps {
  readonly overview: PortfolioOverview
}

const HALF = { width: 368, height: 280 }
const WHOLE = { width: 760, height: 280 }

/** The portfolio as two pictures side by side: what the groups are worth, and how many customers are in them. */
export function GroupTiles({ overview }: GroupTilesProps) {
  const sizes: readonly Size[] = overview.totals.value === null ? ['customers'] : ['value', 'customers']
  return (
    <div className="pair">
      {sizes.map((size) => (
        <Tiles key={size} overview={overview} size={size} alone={sizes.length === 1} />
      ))}
    </div>
  )
}

interface TilesProps extends GroupTilesProps {
  readonly size: Size
  readonly alone: boolean
}

function Tiles({ overview, size, alone }: TilesProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const texts = useTreemapTexts(size)
  const { groups, asOf } = overview
  // The heading says that customers are counted: the tiles need not.
  const amount = size === 'customers' ? { amount: (group: GroupSummary) => format.count(group.customers) } : {}
  const undrawn = groups.filter((group) => (group[size] ?? 0) <= 0 && group.customers > 0)
  return (
    <div className="picture">
      <h3>{t(`groups.by.${size}`)}</h3>
      <p className="note">{t(`groups.note.${size}`, { asOf: format.date(asOf) })}</p>
      <Drawing
        label={t(`groups.label.${size}`)}
        sizes={alone ? { wide: WHOLE, narrow: HALF } : { wide: HALF }}
        option={(look) => treemapOption({ groups, size, texts: { ...texts, ...amount } }, look)}
      />
      {undrawn.length > 0 && (
        <p className="note">
          {t(`groups.undrawn.${size}`, { groups: format.list(undrawn.map(({ title }) => title)) })}
        </p>
      )}
    </div>
  )
}
