import { describe, expect, it } from 'vitest'
import { distinctGroupColours, groupColour, inkOn, luminance } from '../src/theme/group-colours.ts'
import { heatColour } from '../src/theme/heat.ts'
import type { Scheme } from '../src/theme/tokens.ts'

const schemes: readonly Scheme[] = ['light', 'dark']

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const sight: Readonly<Record<string, Matrix>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const linear = (hex: string): Triple => {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const times = (matrix: Matrix, [r, g, b]: Triple): Triple => {
  const row = ([x, y, z]: Triple) => Math.min(1, Math.max(0, x * r + y * g + z * b))
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

/** Oklab (Ottosson, 2020), in which equal distances look about equal. */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

const palette = (scheme: Scheme, size: number) => Array.from({ length: size }, (_, index) => groupColour(index, scheme))

describe.each(schemes)('the colours of groups in %s', (scheme) => {
  it.each(Object.keys(sight))('of the first eight, no two look alike to eyes with %s colour vision', (kind) => {
    const matrix = sight[kind]
    if (!matrix) throw new Error(kind)
    const seen = palette(scheme, 8).map((hex) => oklab(times(matrix, linear(hex))))
    const distances = seen.flatMap((one, at) => seen.slice(at + 1).map((other) => distance(one, other)))
    expect(Math.min(...distances)).toBeGreaterThan(0.07)
  })

  it('carry ink that can be read', () => {
    for (const colour of palette(scheme, distinctGroupColours)) {
      expect(contrast(colour, inkOn(colour)), colour).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('of heat maps carry ink that can be read', () => {
    for (let share = 0; share <= 1; share += 0.01) {
      const colour = heatColour(share, scheme)
      expect(contrast(colour, inkOn(colour)), colour).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('stay with their index beyond the palette', () => {
    expect(groupColour(distinctGroupColours, scheme)).toBe(groupColour(0, scheme))
  })
})
