import type { Random } from '../random.ts'
import { pick, wholeBetween } from '../samplers.ts'

interface City {
  readonly country: string
  readonly region: string
  readonly city: string
  readonly zone: number
}

const cities: readonly City[] = [
  { country: 'DE', region: 'Nordrhein-Westfalen', city: 'Köln', zone: 50 },
  { country: 'DE', region: 'Bayern', city: 'Augsburg', zone: 86 },
  { country: 'NL', region: 'Gelderland', city: 'Arnhem', zone: 68 },
  { country: 'GB', region: 'Yorkshire', city: 'Leeds', zone: 11 },
  { country: 'ID', region: 'Banten', city: 'Tangerang', zone: 15 },
  { country: 'ID', region: 'Jawa Timur', city: 'Gresik', zone: 61 },
  { country: 'IR', region: 'Isfahan', city: 'Isfahan', zone: 81 },
  { country: 'TR', region: 'Marmara', city: 'Bursa', zone: 16 },
]

/** An invented postcode in a real city. */
export function drawSite(random: Random) {
  const { zone, ...site } = pick(random, cities)
  return { ...site, postcode: `${zone}${String(wholeBetween(random, 0, 999)).padStart(3, '0')}` }
}
