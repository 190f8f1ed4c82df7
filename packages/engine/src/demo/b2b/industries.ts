import { createSeason, type Season } from '../season.ts'

interface IndustryShape {
  readonly industry: string
  readonly kind: 'company' | 'institution'
  readonly weight: number
  /** Day of the year on which the industry's own customers want most: demand for packaging is derived demand. */
  readonly peak: number
  readonly swing: number
  /** Real growth of the industry's market per year. */
  readonly marketGrowth: number
  readonly preferences: Readonly<Record<string, number>>
}

export interface Industry extends IndustryShape {
  readonly season: Season
}

const WORKING_DAYS = [0, 1.1, 1, 1, 1, 0.9, 0]

const board = { Corrugated: 4, 'Folding cartons': 3, Labels: 1 }
const film = { Film: 4, Labels: 2, Corrugated: 1 }
const protective = { Protective: 4, Corrugated: 3, Pallets: 1 }

const shapes: readonly IndustryShape[] = [
  { industry: 'Food', kind: 'company', weight: 5, peak: 330, swing: 0.15, marketGrowth: 0.02, preferences: film },
  { industry: 'Beverages', kind: 'company', weight: 3, peak: 170, swing: 0.18, marketGrowth: 0.01, preferences: board },
  { industry: 'Cosmetics', kind: 'company', weight: 2, peak: 310, swing: 0.12, marketGrowth: 0.05, preferences: board },
  { industry: 'Pharma', kind: 'company', weight: 2, peak: 20, swing: 0.06, marketGrowth: 0.04, preferences: board },
  {
    industry: 'Electronics',
    kind: 'company',
    weight: 2,
    peak: 300,
    swing: 0.15,
    marketGrowth: 0.03,
    preferences: protective,
  },
  {
    industry: 'Online retail',
    kind: 'company',
    weight: 3,
    peak: 325,
    swing: 0.18,
    marketGrowth: 0.09,
    preferences: protective,
  },
  { industry: 'Agriculture', kind: 'company', weight: 2, peak: 230, swing: 0.18, marketGrowth: 0, preferences: film },
  {
    industry: 'Public administration',
    kind: 'institution',
    weight: 1.5,
    peak: 90,
    swing: 0.05,
    marketGrowth: 0,
    preferences: board,
  },
  { industry: 'Relief', kind: 'institution', weight: 1, peak: 60, swing: 0.05, marketGrowth: 0.02, preferences: board },
]

export const industries: readonly Industry[] = shapes.map((shape) => ({
  ...shape,
  season: createSeason({ weekdays: WORKING_DAYS, swing: shape.swing, peak: shape.peak }),
}))
