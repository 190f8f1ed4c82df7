import classes from './histogram.module.css'

interface BarsProps {
  readonly label: string
  /** Of each bar, what share of the customers it holds. */
  readonly shares: readonly number[]
}

/** The root lets small bars be seen beside a tall one. */
const heightOf = (share: number, tallest: number): number => (tallest > 0 ? Math.sqrt(share / tallest) * 100 : 0)

/** Bars side by side, as one path. */
export function Bars({ label, shares }: BarsProps) {
  const tallest = Math.max(...shares)
  const path = shares.map((share, bar) => `M${bar + 0.06} 100v${-heightOf(share, tallest)}h.88V100z`).join('')
  return (
    <svg
      viewBox={`0 0 ${shares.length} 100`}
      preserveAspectRatio="none"
      className={classes.bars}
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  )
}
