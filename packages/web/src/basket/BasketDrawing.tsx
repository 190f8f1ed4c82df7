import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { groupColour, inkOn } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { arrange, scene } from './arrange.ts'
import classes from './basket.module.css'
import { FruitDrawing } from './FruitDrawing.tsx'
import { healthOf } from './health.ts'

interface BasketDrawingProps {
  readonly groups: readonly GroupSummary[]
  readonly by: 'value' | 'customers'
}

/** Room for a letter in a fruit, of its radius and in its units. */
const LETTER = 7.4

const middle = scene.width / 2
const half = scene.opening / 2 + 30
const { rim, height } = scene
const basket = `M${middle - half} ${rim} H${middle + half} L${middle + half - 64} ${height - 26} Q${middle + half - 68} ${height - 8} ${middle + half - 92} ${height - 8} H${middle - half + 92} Q${middle - half + 68} ${height - 8} ${middle - half + 64} ${height - 26} Z`

/** The portfolio as a basket: each group a fruit, as large as what it is worth. A fruit leads to its group. */
export function BasketDrawing({ groups, by }: BasketDrawingProps) {
  const { t } = useTranslation('overview')
  const share = (group: GroupSummary) => Math.max(0, (by === 'value' ? group.valueShare : group.customerShare) ?? 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group of them and no fieldset
    <svg
      viewBox={`0 0 ${scene.width} ${height}`}
      className={classes.scene}
      role="group"
      aria-label={t(`basket.drawing.${by}`)}
    >
      <ellipse cx={middle} cy={height - 8} rx={half - 20} ry={10} className={classes.shadow} />
      <path
        d={`M${middle - half + 14} ${rim} Q${middle} -150 ${middle + half - 14} ${rim}`}
        className={classes.handle}
      />
      <ellipse cx={middle} cy={rim} rx={half} ry={16} className={classes.inside} />
      {arrange(groups, share).map(({ item, x, y, radius }) => (
        <FruitLink key={item.index} group={item} at={`translate(${x} ${y}) scale(${radius / 50})`} radius={radius} />
      ))}
      <g className={classes.wicker}>
        <path d={basket} className={classes.front} />
        <path d={weave()} className={classes.weave} />
        <path d={`M${middle - half - 6} ${rim} H${middle + half + 6}`} className={classes.brim} />
      </g>
    </svg>
  )
}

interface FruitLinkProps {
  readonly group: GroupSummary
  readonly at: string
  readonly radius: number
}

function FruitLink({ group, at, radius }: FruitLinkProps) {
  const { t } = useTranslation('overview')
  const scheme = useScheme()
  const health = healthOf(group)
  const fits = group.title.length * LETTER < 1.45 * radius
  return (
    <Link
      to="/groups/$group"
      params={{ group: group.name }}
      className={classes.link}
      aria-label={t('basket.fruit', { group: group.title, health: t(`basket.health.${health}`) })}
    >
      <g transform={at}>
        <title>{group.title}</title>
        <FruitDrawing index={group.index} health={health} />
        {fits && (
          <text
            className={classes.name}
            y={-4}
            fontSize={(13 * 50) / radius}
            fill={health === 'unknown' ? 'var(--ink)' : inkOn(groupColour(group.index, scheme))}
          >
            {group.title}
          </text>
        )}
      </g>
    </Link>
  )
}

/** Withes over and under, row by row. */
function weave(): string {
  const rows = Array.from({ length: 5 }, (_, row) => row)
  return rows
    .flatMap((row) => {
      const y = rim + 24 + row * 26
      const reach = half - 18 - row * 12
      const columns = Math.floor((2 * reach) / 44)
      return Array.from({ length: columns }, (_, column) => {
        const x = middle - reach + 22 + column * ((2 * reach - 22) / columns)
        return (column + row) % 2 === 0 ? `M${x - 16} ${y} q16 -8 32 0` : `M${x - 16} ${y} q16 8 32 0`
      })
    })
    .join(' ')
}
