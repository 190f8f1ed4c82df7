import classes from './forecast.module.css'

interface RangeBarProps {
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** The end of the scale; null: a little beyond the interval. */
  readonly most: number | null
}

const ROOM = 1.1

/** A value within its interval on a scale from nought, or from below it where the interval reaches there. */
export function RangeBar({ value, lower, upper, most }: RangeBarProps) {
  const least = Math.min(0, lower, value)
  const end = most ?? (Math.max(upper, value, 0) * ROOM || 1)
  const place = (amount: number) => `${((amount - least) / (end - least)) * 100}%`
  return (
    <span className={classes.track} aria-hidden>
      <span
        className={classes.band}
        style={{ insetInlineStart: place(lower), inlineSize: place(least + upper - lower) }}
      />
      <span className={classes.dot} style={{ insetInlineStart: place(value) }} />
    </span>
  )
}
