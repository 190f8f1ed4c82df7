import type { IntervalEstimate } from '@sabad/contract/schemas/campaigns'
import classes from './campaigns.module.css'

/** Ends that rows have in common, so that their bars can be compared. */
export interface Scale {
  readonly least: number
  readonly most: number
}

/** Wide enough for all estimates and most of the intervals: one that is hardly known would leave no room for the others. */
export function scaleOf(estimates: readonly IntervalEstimate[]): Scale {
  const halves = estimates.map(({ lower, upper }) => (upper - lower) / 2).sort((one, other) => one - other)
  const usual = halves[Math.floor(halves.length / 2)] ?? 0
  const values = estimates.map(({ value }) => value)
  const least = Math.min(0, ...values) - 1.5 * usual
  const most = Math.max(0, ...values) + 1.5 * usual
  return most > least ? { least, most } : { least: -1, most: 1 }
}

/** An estimate within its interval, and the line of nought that it has to clear. What lies beyond the scale is cut. */
export function IntervalBar({ estimate, scale }: { readonly estimate: IntervalEstimate; readonly scale: Scale }) {
  const place = (value: number) => Math.min(1, Math.max(0, (value - scale.least) / (scale.most - scale.least)))
  const percent = (share: number) => `${share * 100}%`
  const { value, lower, upper } = estimate
  const isClear = lower > 0 || upper < 0
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.nought} style={{ insetInlineStart: percent(place(0)) }} />
      <span
        className={isClear ? `${classes.band} ${classes.clear}` : classes.band}
        style={{ insetInlineStart: percent(place(lower)), inlineSize: percent(place(upper) - place(lower)) }}
      />
      <span className={classes.dot} style={{ insetInlineStart: percent(place(value)) }} />
    </span>
  )
}
