import { type PortfolioDefinition, portfolioDefinition } from '@sabad/contract/schemas/portfolios'
import { EngineError } from '../errors.ts'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import { cellCount, groupOfEachCell, levelsOf } from './cells.ts'

const MOST_CELLS = 20_000

type Tier = PortfolioDefinition['tiers'][number]

function bandCount({ method }: Tier): number {
  if (method.kind === 'fixed') return method.cuts.length + 1
  if (method.kind === 'quantile') return method.probabilities.length + 1
  // Below the shares lies one band of positive values and one of zero and negative ones.
  return method.shares.length + 2
}

const increasing = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? value))

function stepsOf({ method }: Tier): readonly number[] {
  if (method.kind === 'fixed') return method.cuts
  return method.kind === 'quantile' ? method.probabilities : method.shares
}

function tierFindings(tier: Tier): string[] {
  const findings: string[] = []
  const bands = bandCount(tier)
  if (tier.labels.length !== bands) {
    findings.push(`the tier ${tier.name} has ${bands} bands but ${tier.labels.length} labels`)
  }
  if (new Set(levelsOf(tier)).size !== tier.labels.length + 1) {
    findings.push(`the tier ${tier.name} uses a label twice`)
  }
  if (!increasing(stepsOf(tier))) findings.push(`the steps of the tier ${tier.name} do not increase`)
  return findings
}

function ruleFindings({ tiers, groups }: PortfolioDefinition): string[] {
  const levels = new Map(tiers.map((tier) => [tier.name, new Set(levelsOf(tier))]))
  return groups.flatMap(({ name, anyOf }) =>
    anyOf.flatMap((rule) =>
      Object.entries(rule).flatMap(([tier, labels]) => {
        const known = levels.get(tier)
        if (!known) return [`the group ${name} names the tier ${tier}, which does not exist`]
        return labels
          .filter((label) => !known.has(label))
          .map((label) => `the group ${name} names ${tier} ${label}, which is none of ${[...known].join(', ')}`)
      }),
    ),
  )
}

const repeated = (names: readonly string[]): string[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `the name ${name} is used twice`,
  )

/** Groups that no cell reaches, because earlier rules take all of theirs. */
export function unreachableGroups(definition: PortfolioDefinition): string[] {
  const reached = new Set(groupOfEachCell(definition))
  return definition.groups.filter((_, index) => !reached.has(index)).map(({ name }) => name)
}

function checkMeasures({ tiers }: PortfolioDefinition): void {
  const numeric = registeredMeasures.filter(isNumeric).map(({ name }) => name)
  for (const { name, measure } of tiers) {
    if (!numeric.includes(measure)) {
      throw new EngineError('portfolio.unknown-measure', { tier: name, measure, measures: numeric })
    }
  }
}

/** Everything wrong with a definition, each as a clause; empty for a sound one. */
export function definitionFindings(definition: PortfolioDefinition): string[] {
  const { tiers, groups, rest } = definition
  if (cellCount(definition) > MOST_CELLS) {
    return [`its tiers make ${cellCount(definition)} cells and at most ${MOST_CELLS} are possible`]
  }
  const names = [...repeated(tiers.map(({ name }) => name)), ...repeated([...groups, rest].map(({ name }) => name))]
  const findings = [...names, ...tiers.flatMap(tierFindings), ...ruleFindings(definition)]
  if (findings.length > 0) return findings
  return unreachableGroups(definition).map(
    (name) => `no customer can ever reach the group ${name}: earlier groups take all`,
  )
}

/**
 * Reads a definition from anywhere and proves it sound.
 * @throws EngineError portfolio.invalid, portfolio.unknown-measure or portfolio.not-total
 */
export function validateDefinition(input: unknown): PortfolioDefinition {
  const parsed = portfolioDefinition.safeParse(input)
  if (!parsed.success) {
    const detail = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw new EngineError('portfolio.invalid', { detail })
  }
  checkMeasures(parsed.data)
  const findings = definitionFindings(parsed.data)
  if (findings.length > 0) throw new EngineError('portfolio.not-total', { detail: findings.join('; ') })
  return parsed.data
}
