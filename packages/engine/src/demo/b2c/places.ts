import { createRandom, type Random } from '../random.ts'
import { logNormal, pick, pickWeighted } from '../samplers.ts'

export interface Postcode {
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
  /** 100 is the average of all postcodes. */
  readonly incomeIndex: number
  readonly urbanity: 'city' | 'suburb' | 'country'
}

interface City {
  readonly city: string
  readonly region: string
  readonly country: string
  readonly prefix: string
}

const cities: readonly City[] = [
  { city: 'Bandung', region: 'Jawa Barat', country: 'ID', prefix: '401' },
  { city: 'Yogyakarta', region: 'DI Yogyakarta', country: 'ID', prefix: '552' },
  { city: 'Surabaya', region: 'Jawa Timur', country: 'ID', prefix: '602' },
  { city: 'Bristol', region: 'South West', country: 'GB', prefix: 'BS' },
  { city: 'Leeds', region: 'Yorkshire', country: 'GB', prefix: 'LS' },
  { city: 'Norwich', region: 'East of England', country: 'GB', prefix: 'NR' },
  { city: 'Shiraz', region: 'Fars', country: 'IR', prefix: '071' },
  { city: 'Tabriz', region: 'East Azerbaijan', country: 'IR', prefix: '051' },
]

const AREAS = 12
const PLACES_STREAM = 11

/** Areas lie further out as they are counted up; richer and poorer ones are mixed. */
export function createPostcodes(seed: number): readonly Postcode[] {
  const random = createRandom(seed, PLACES_STREAM)
  return cities.flatMap(({ prefix, ...city }) =>
    Array.from({ length: AREAS }, (_, area): Postcode => {
      const urbanity = area < 4 ? 'city' : area < 9 ? 'suburb' : 'country'
      const postcode = city.country === 'GB' ? `${prefix}${area + 1}` : `${prefix}${String(area + 11)}`
      return { ...city, postcode, urbanity, incomeIndex: Math.round(logNormal(random, 100, 0.3)) }
    }),
  )
}

/** Of two postcodes of one country, big spenders more often live in the richer, others in the poorer. */
export function drawPostcode(random: Random, postcodes: readonly Postcode[], isBigSpender: boolean): Postcode {
  const country = pickWeighted(random, { ID: 0.4, GB: 0.35, IR: 0.25 })
  const inCountry = postcodes.filter((place) => place.country === country)
  const [one, other] = [pick(random, inCountry), pick(random, inCountry)]
  const [richer, poorer] = one.incomeIndex > other.incomeIndex ? [one, other] : [other, one]
  return random() < (isBigSpender ? 0.75 : 0.3) ? richer : poorer
}
