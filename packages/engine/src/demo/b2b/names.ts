import type { Random } from '../random.ts'
import { pick } from '../samplers.ts'
import type { Industry } from './industries.ts'

const first = [
  'Alder',
  'Anggrek',
  'Bintang',
  'Birch',
  'Cempaka',
  'Copper',
  'Damavand',
  'Delta',
  'Elm',
  'Firuzeh',
  'Garuda',
  'Granite',
  'Harbour',
  'Kenari',
  'Laleh',
  'Lembah',
  'Maple',
  'Mehr',
  'Melati',
  'North',
  'Omid',
  'Parvaz',
  'Quay',
  'Rimba',
  'Saffron',
  'Samudra',
  'Sepid',
  'Tanjung',
  'Willow',
  'Zagros',
] as const

const second = ['bridge', 'field', 'gate', 'land', 'mark', 'mere', 'stone', 'way', 'well', 'wood'] as const

const trade: Readonly<Record<string, readonly string[]>> = {
  Food: ['Foods', 'Mills', 'Kitchens'],
  Beverages: ['Drinks', 'Springs', 'Brewery'],
  Cosmetics: ['Cosmetics', 'Care'],
  Pharma: ['Pharma', 'Laboratories'],
  Electronics: ['Electronics', 'Devices'],
  'Online retail': ['Online', 'Direct'],
  Agriculture: ['Farms', 'Produce'],
  'Public administration': ['District Council', 'Health Board'],
  Relief: ['Relief Fund', 'Food Bank'],
}

/** The name that a group of accounts shares. */
export const drawGroupName = (random: Random, { industry }: Industry): string =>
  `${pick(random, first)}${pick(random, second)} ${pick(random, trade[industry] ?? ['Works'])}`
