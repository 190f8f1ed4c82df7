/** One side of a grid: from, to, and into how many equal steps it is cut. */
export interface GridSpan {
  readonly from: number
  readonly to: number
  readonly steps: number
}

const ROUND = [1, 2, 2.5, 5, 10] as const
const WANTED = 20

/** The smallest round number (1, 2, 2.5 or 5 times a power of ten) that is not below a value above zero. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  const factor = ROUND.find((one) => one * unit >= value * (1 - 1e-9)) ?? 10
  return factor * unit
}

/** A side that holds two ends, in about 20 steps of a round width; ends that are one have a little room around them. */
export function gridSpan(lowest: number, highest: number): GridSpan {
  const room = highest > lowest ? 0 : Math.max(0.01, Math.abs(lowest) * 0.05)
  const [low, high] = [lowest - room, highest + room]
  const width = roundUp((high - low) / WANTED)
  const first = Math.floor(low / width + 1e-9)
  const last = Math.max(Math.ceil(high / width - 1e-9), first + 1)
  return { from: first * width, to: last * width, steps: last - first }
}
