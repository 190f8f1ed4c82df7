/**
 * How long does k-means take? Run by hand:
 *
 *   npx tsx packages/stats/test/long/k-means-speed.ts [rows = 200000] [measures = 10] [k = 8]
 *
 * Prints seconds of processor time for a fit with 10 starts, a fit by mini-batches and an assignment, in worlds whose
 * clouds are far apart, near, nearly one, and one (where there is nothing to find and the iterations run out).
 */
import { kMeans } from '../../src/clustering/k-means.ts'
import { miniBatchKMeans } from '../../src/clustering/mini-batch-k-means.ts'
import { nearestCentre } from '../../src/clustering/nearest-centre.ts'
import { normal } from '../clustering/points.ts'
import { seeded } from '../random.ts'

const rows = Number(process.argv[2] ?? 200_000)
const measures = Number(process.argv[3] ?? 10)
const k = Number(process.argv[4] ?? 8)

for (const distance of [3, 1, 0.4, 0]) {
  const points = clouds(distance)
  const whole = timed(() => kMeans.fit(points, { k, seed: 1 }))
  const batches = timed(() => miniBatchKMeans.fit(points, { k, seed: 1 }))
  const assigned = timed(() => nearestCentre(whole.result, points.columns))
  const { iterations, converged } = whole.result.fit
  const excess = batches.result.fit.inertia / whole.result.fit.inertia - 1
  print(
    `clouds ${distance} apart: k-means ${whole.seconds} s (${iterations} steps, ${converged ? 'converged' : 'cut'}), ` +
      `mini-batch ${batches.seconds} s (inertia ${(100 * excess).toFixed(2)} % more), assignment ${assigned.seconds} s`,
  )
}

/** Clouds of deviation 1 around centres that lie `distance` deviations from the middle in each measure. */
function clouds(distance: number) {
  const random = seeded(3)
  const centres = Array.from({ length: k }, () => Array.from({ length: measures }, () => distance * normal(random)))
  const cloudOf = Uint32Array.from({ length: rows }, () => Math.floor(k * random()))
  const columns = Array.from({ length: measures }, (_, j) => {
    return [`measure-${j}`, Float64Array.from(cloudOf, (cloud) => (centres[cloud]?.[j] ?? 0) + normal(random))]
  })
  return { columns: Object.fromEntries(columns), weight: new Float64Array(rows).fill(1) }
}

function timed<Result>(work: () => Result): { result: Result; seconds: string } {
  const before = process.cpuUsage().user
  const result = work()
  return { result, seconds: ((process.cpuUsage().user - before) / 1e6).toFixed(2) }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
