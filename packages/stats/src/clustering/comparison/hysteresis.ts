import { StatsError } from '../../stats-error.ts'

/** In place of a group number: the customer was in no group then. */
export const noGroup = 0xffffffff

/** One row per customer. Group numbers of all runs mean the same groups: match labels first. */
export interface LabelHistory {
  /** What the model says now. */
  readonly raw: Uint32Array
  /** What the model said in the run before, {@link noGroup} for a customer who was not there. */
  readonly rawBefore: Uint32Array
  /** Where the customer was kept in the run before, {@link noGroup} likewise. */
  readonly smoothedBefore: Uint32Array
  /** By how much the raw group wins over `smoothedBefore`, from 0 to 1, such as `leadOverCluster`. */
  readonly lead: Float64Array
}

/**
 * Groups without flicker: a customer moves only if the new group wins by the margin, or in two consecutive runs; else
 * stays. Keep both: raw says what the model saw, smoothed what was acted upon.
 * @param margin the least lead for an immediate move, from 0 (always) to 1 (never)
 * @throws StatsError when columns differ in length, or the margin lies outside 0 to 1
 */
export function smoothLabels({ raw, rawBefore, smoothedBefore, lead }: LabelHistory, margin: number): Uint32Array {
  if (!(margin >= 0 && margin <= 1)) throw new StatsError('option-out-of-range', { option: 'margin', value: margin })
  const lengths = [raw, rawBefore, smoothedBefore, lead].map(({ length }) => length)
  if (lengths.some((length) => length !== raw.length)) {
    throw new StatsError('columns-differ-in-length', { lengths: lengths.join(', ') })
  }
  return raw.map((label, row) => {
    const stayed = smoothedBefore[row]
    const moves = stayed === noGroup || lead[row] >= margin || rawBefore[row] === label
    return moves ? label : stayed
  })
}
