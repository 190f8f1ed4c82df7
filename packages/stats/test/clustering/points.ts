import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Points } from '../../src/clustering/points.ts'
import { type Random, seeded } from '../random.ts'

/** Points from rows of numbers, each of weight 1; dimensions are called x0, x1 and so on. */
export function toPoints(rows: readonly (readonly number[])[]): Points {
  const columns = (rows[0] ?? []).map((_, j) => [`x${j}`, Float64Array.from(rows, (row) => row[j] ?? Number.NaN)])
  return { columns: Object.fromEntries(columns), weight: new Float64Array(rows.length).fill(1) }
}

export function toRows({ columns, weight }: Points): number[][] {
  return Array.from(weight, (_, row) => Object.values(columns).map((column) => column[row] ?? Number.NaN))
}

/** A standard normal number (Box & Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}

export interface Blobs {
  readonly seed: number
  readonly centres: readonly (readonly number[])[]
  readonly perCentre: number
  readonly deviation: number
}

/** Round clouds of points around centres, with the number of its cloud for each. */
export function blobs({ seed, centres, perCentre, deviation }: Blobs) {
  const random = seeded(seed)
  const truth = Uint32Array.from({ length: centres.length * perCentre }, (_, i) => i % centres.length)
  const rows = Array.from(truth, (c) => (centres[c] ?? []).map((value) => value + deviation * normal(random)))
  return { points: toPoints(rows), truth }
}

export function mapPoints({ columns, weight }: Points, change: (column: Float64Array) => Float64Array): Points {
  const changed = Object.entries(columns).map(([name, column]) => [name, change(column)])
  return { columns: Object.fromEntries(changed), weight }
}

/** Columns and species of Fisher's iris. */
export function iris(folder: string) {
  const lines = readFileSync(join(folder, 'iris.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  const cells = lines.map((line) => line.replaceAll('"', '').split(','))
  const species = [...new Set(cells.map((row) => row[4]))]
  return {
    points: toPoints(cells.map((row) => row.slice(0, 4).map(Number))),
    species: Uint32Array.from(cells, (row) => species.indexOf(row[4])),
  }
}
