import type { ResponseTrait } from '../campaigns.ts'
import { type Behaviour, drawBehaviour } from '../purchase-process.ts'
import type { Random } from '../random.ts'
import { beta, chance, logNormal, normal, pickWeighted } from '../samplers.ts'
import { packagingPopulation } from './company.ts'
import { type Credit, drawCredit } from './credit.ts'
import type { Industry } from './industries.ts'

/** How demanding an account is: what makes two accounts of equal turnover unequal in profit. */
export interface Demands {
  readonly discountShare: number
  readonly rushShare: number
  readonly specialPackingShare: number
  readonly visitsPerYear: number
}

/** True positions on the axes that managers rate; standard normal but for what behaviour explains. */
export interface Axes {
  readonly 'strategic importance': number
  readonly 'difficulty of managing': number
  readonly 'business attractiveness': number
  readonly 'relationship strength': number
}

export interface Account extends Credit {
  readonly industry: Industry
  readonly behaviour: Behaviour
  readonly trait: ResponseTrait
  readonly volumePerYear: number
  readonly employees: number
  readonly annualRevenue: number | null
  readonly organisationType: string
  readonly acquisitionChannel: string
  readonly buyingProcess: string
  readonly demands: Demands
  readonly axes: Axes
}

const WEEKS_PER_YEAR = 52.18

/** List prices are negotiated: the larger the volume, the more is given away. */
function drawDemands(random: Random, volume: number): Demands {
  const size = Math.log10(Math.max(1, volume / 1_000))
  const isDemanding = chance(random, 0.25)
  return {
    discountShare: Math.round(100 * Math.min(0.3, Math.max(0, 0.02 + 0.055 * size + 0.04 * normal(random)))) / 100,
    rushShare: beta(random, isDemanding ? 3 : 0.6, 9),
    specialPackingShare: beta(random, isDemanding ? 3 : 0.5, 7),
    visitsPerYear: logNormal(random, 1 + 2.2 * Math.max(0, size), isDemanding ? 0.9 : 0.5),
  }
}

function drawAxes(random: Random, behaviour: Behaviour, context: { volume: number; growth: number }): Axes {
  return {
    'strategic importance': 0.9 * (Math.log10(Math.max(1, context.volume)) - 4.2) + 0.6 * normal(random),
    'difficulty of managing': normal(random),
    'business attractiveness': 18 * (context.growth - 0.025) + 0.8 * normal(random),
    'relationship strength': 0.8 - 25 * behaviour.dropout + 0.7 * normal(random),
  }
}

function drawTrait(random: Random, { kind }: Industry, { ratePerWeek }: Behaviour): ResponseTrait {
  const isPersuadable = chance(random, kind === 'company' ? 0.35 : 0.1)
  const isSleepingDog = !isPersuadable && chance(random, 0.08)
  const isFrequent = ratePerWeek > packagingPopulation.r / packagingPopulation.alpha
  if (isPersuadable) return { type: 'persuadable', lift: beta(random, 6, 18), spoil: 0 }
  if (isSleepingDog) return { type: 'sleeping dog', lift: 0, spoil: beta(random, 5, 7) }
  return { type: isFrequent ? 'sure thing' : 'lost cause', lift: 0, spoil: 0 }
}

function drawOrganisation(random: Random, { kind }: Industry) {
  if (kind === 'company') return pickWeighted(random, { producer: 0.75, reseller: 0.25 })
  return pickWeighted(random, { government: 0.6, 'non-profit': 0.4 })
}

export function drawAccount(random: Random, industry: Industry): Account {
  const behaviour = drawBehaviour(random, packagingPopulation)
  const volume = behaviour.ratePerWeek * WEEKS_PER_YEAR * behaviour.meanSpend
  const isInstitution = industry.kind === 'institution'
  const employees = Math.max(3, Math.round(logNormal(random, 30 * (volume / 10_000) ** 0.6, 0.6)))
  return {
    industry,
    behaviour,
    volumePerYear: volume,
    employees,
    annualRevenue: isInstitution ? null : Math.round((employees * logNormal(random, 150, 0.4)) / 10) * 10_000,
    ...drawCredit(random, employees, isInstitution),
    trait: drawTrait(random, industry, behaviour),
    organisationType: drawOrganisation(random, industry),
    acquisitionChannel: isInstitution
      ? 'tender'
      : pickWeighted(random, { 'trade fair': 0.3, referral: 0.3, 'field sales': 0.25, website: 0.15 }),
    buyingProcess: pickWeighted(random, { single: 0.4, committee: 0.35, 'e-auction': isInstitution ? 0 : 0.25 }),
    demands: drawDemands(random, volume),
    axes: drawAxes(random, behaviour, { volume, growth: industry.marketGrowth }),
  }
}
