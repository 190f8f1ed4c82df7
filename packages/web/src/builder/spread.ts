/** Values that divide what is known into equal parts: the first is the least, the last the greatest. */
export type Quantiles = readonly number[]

/** The value below which a share lies, straight between the quantiles. */
export function quantileAt(quantiles: Quantiles, share: number): number {
  const place = Math.min(1, Math.max(0, share)) * (quantiles.length - 1)
  const below = quantiles[Math.floor(place)] ?? 0
  const above = quantiles[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

/** The share of what lies at or below a value, straight between the quantiles. */
export function shareBelow(quantiles: Quantiles, value: number): number {
  const steps = quantiles.length - 1
  const next = quantiles.findIndex((quantile) => quantile > value)
  if (next < 0) return 1
  if (next === 0) return 0
  const [below = 0, above = 0] = [quantiles[next - 1], quantiles[next]]
  return (next - 1 + (value - below) / (above - below)) / steps
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** What a picture shows: without the outer fiftieths, which would press the rest to one side. */
export function rangeOf(quantiles: Quantiles): Range {
  const [from = 0, to = 0] = [quantiles[1], quantiles.at(-2)]
  if (to > from) return { from, to }
  const [least = 0, greatest = 0] = [quantiles[0], quantiles.at(-1)]
  return greatest > least ? { from: least, to: greatest } : { from: least - 0.5, to: least + 0.5 }
}

/** Shares of what is known in bars of equal width; what lies outside the range is in the outer bars. */
export function barsOf(quantiles: Quantiles, { from, to }: Range, bars: number): readonly number[] {
  const edge = (bar: number) => from + ((to - from) * bar) / bars
  const below = (bar: number) => (bar === bars ? 1 : shareBelow(quantiles, edge(bar)))
  return Array.from({ length: bars }, (_, bar) => below(bar + 1) - (bar === 0 ? 0 : below(bar)))
}
