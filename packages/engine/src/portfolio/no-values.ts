import { EngineError } from '../errors.ts'
import type { Origin } from '../measures/registry.ts'
import { type ParticularCode, particular } from '../particular.ts'
import type { Tier } from './tiers/tier-kind.ts'
import { readVariable } from './variables.ts'

const NEEDS: Readonly<Record<Origin, ParticularCode>> = {
  sales: 'need.sales',
  service: 'need.service',
  alive: 'need.model',
  purchases: 'need.model',
  spend: 'need.model',
  lifetime: 'need.model',
  credit: 'need.model',
  costs: 'need.costs',
  customers: 'need.customers',
}

/** What would give a variable values; nothing where there is no such variable. */
function needOf(name: string): readonly ParticularCode[] {
  const variable = readVariable(name)
  switch (variable?.kind) {
    case 'measure':
      return [NEEDS[variable.measure.origin]]
    case 'rating':
      return ['need.ratings']
    case 'attribute':
      return ['need.customers']
    case 'enrichment':
      return ['need.enrichment']
  }
  return []
}

interface Unknown {
  readonly tier: Pick<Tier, 'name'>
  readonly variables: readonly string[]
  readonly asOf: string
}

/** The refusal of a tier that nobody has a value of, with what would give it some. */
export const noValues = ({ tier, variables, asOf }: Unknown): EngineError =>
  new EngineError('portfolio.no-values', {
    ...{ measure: variables, asOf, tier: tier.name },
    detail: [...new Set(variables.flatMap(needOf))].map((code) => particular(code)),
  })
