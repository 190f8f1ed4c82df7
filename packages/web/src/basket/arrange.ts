/** The picture's own measures, in its units. */
export const scene = { width: 960, height: 400, rim: 236, opening: 680 } as const

const LARGEST = 124
const SMALLEST = 13
/** Fruits lean on each other: of each, so much of its width is its own. */
const OWN_WIDTH = 0.84
/** How far a fruit looks out of the basket, of its radius. */
const ABOVE_RIM = 0.42

export interface Placed<T> {
  readonly item: T
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** The largest in the middle, then by turns to either side. */
function fromTheMiddle<T>(sorted: readonly T[]): readonly T[] {
  const right = sorted.filter((_, place) => place % 2 === 0)
  const left = sorted.filter((_, place) => place % 2 === 1)
  return [...left.reverse(), ...right]
}

/**
 * Fruits in the opening of the basket: areas in proportion to the shares, as far as the smallest can still be seen. What has no share is left out.
 */
export function arrange<T>(items: readonly T[], shareOf: (item: T) => number): readonly Placed<T>[] {
  const sorted = items.filter((item) => shareOf(item) > 0).sort((a, b) => shareOf(b) - shareOf(a))
  const roots = sorted.map((item) => Math.sqrt(shareOf(item)))
  const widest = roots.reduce((sum, root) => sum + root, 0) * 2 * OWN_WIDTH
  const scale = Math.min(scene.opening / widest, LARGEST / (roots[0] ?? 1))
  const smallest = Math.min(SMALLEST, scene.opening / (2 * OWN_WIDTH * sorted.length))
  const sized = sorted.map((item, place) => ({
    item,
    radius: Math.max(smallest, scale * (roots[place] ?? 0)),
  }))
  const inAll = sized.reduce((sum, { radius }) => sum + 2 * OWN_WIDTH * radius, 0)
  // Small ones that were made visible took room from the others.
  const fit = Math.min(1, scene.opening / inAll)
  let x = (scene.width - inAll * fit) / 2
  return fromTheMiddle(sized).map(({ item, radius }) => {
    const own = OWN_WIDTH * radius * fit
    const placed = { item, x: x + own, y: scene.rim - ABOVE_RIM * radius * fit, radius: radius * fit }
    x += 2 * own
    return placed
  })
}
