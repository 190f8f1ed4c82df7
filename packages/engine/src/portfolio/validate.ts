import type { Particular } from '@sabad/contract/schemas/particulars'
import { type PortfolioDefinition, portfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { EngineError } from '../errors.ts'
import { issueParticular } from '../issue.ts'
import { canBeCombined } from '../measures/combine.ts'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import { particular } from '../particular.ts'
import { cellCount, groupOfEachCell, groupsOfCell, labelsOfCell, levelsOf } from './cells.ts'
import { kindOf } from './tiers/kinds.ts'
import type { Tier } from './tiers/tier-kind.ts'
import { canBeNumber, readVariable } from './variables.ts'

const MOST_CELLS = 20_000

function tierFindings(tier: Tier, definition: PortfolioDefinition): Particular[] {
  const kind = kindOf(tier)
  const wanted = kind.levels(tier)
  return [
    ...(tier.labels.length === wanted
      ? []
      : [
          particular('tier.levels', {
            tier: tier.name,
            wanted,
            levels: particular(`levels.${kind.levelNoun}`),
            labels: tier.labels.length,
          }),
        ]),
    ...(new Set(levelsOf(tier)).size === tier.labels.length + 1
      ? []
      : [particular('tier.label-twice', { tier: tier.name })]),
    ...kind.findings(tier, definition),
  ]
}

function ruleFindings({ tiers, groups }: PortfolioDefinition): Particular[] {
  const levels = new Map(tiers.map((tier) => [tier.name, new Set(levelsOf(tier))]))
  return groups.flatMap(({ name, anyOf }) =>
    anyOf.flatMap((rule) =>
      Object.entries(rule).flatMap(([tier, labels]) => {
        const known = levels.get(tier)
        if (!known) return [particular('group.unknown-tier', { group: name, tier })]
        return labels
          .filter((label) => !known.has(label))
          .map((label) => particular('group.unknown-label', { group: name, tier, label, labels: [...known] }))
      }),
    ),
  )
}

const repeated = (names: readonly string[]): Particular[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) =>
    particular('name-twice', { name }),
  )

/** Groups that no cell reaches, because earlier rules take all of theirs. */
export function unreachableGroups(definition: PortfolioDefinition): string[] {
  const reached = new Set(groupOfEachCell(definition))
  return definition.groups.filter((_, index) => !reached.has(index)).map(({ name }) => name)
}

/** Several customers together have only some of the measures that each has. */
function unitFindings({ tiers, unit = 'customer' }: PortfolioDefinition): Particular[] {
  if (unit === 'customer') return []
  return tiers.flatMap((tier) =>
    kindOf(tier)
      .variables(tier)
      .filter((name) => readVariable(name)?.kind === 'measure' && !canBeCombined(name))
      .map((measure) => particular('tier.not-combined', { measure, tier: tier.name })),
  )
}

function checkVariables({ tiers }: PortfolioDefinition): void {
  for (const tier of tiers) {
    const texts = kindOf(tier).texts?.(tier) ?? []
    for (const name of kindOf(tier).variables(tier)) {
      const variable = readVariable(name)
      const isText = texts.includes(name)
      if (variable && (isText || canBeNumber(variable))) continue
      const measures = registeredMeasures.filter((measure) => isText || isNumeric(measure)).map((one) => one.name)
      throw new EngineError('portfolio.unknown-measure', { tier: tier.name, measure: name, measures })
    }
  }
}

/** A cell that more than one group takes, or none although every tier has a value: only `exact` definitions mind. */
export interface MismatchedCell {
  readonly cell: number
  readonly labels: readonly string[]
  readonly groups: readonly string[]
}

export function mismatchedCells(definition: PortfolioDefinition): readonly MismatchedCell[] {
  if (definition.matching !== 'exact') return []
  return Array.from({ length: cellCount(definition) }, (_, cell) => {
    const labels = labelsOfCell(definition, cell)
    const isKnown = definition.tiers.every((tier) => labels.get(tier.name) !== tier.missing)
    const groups = groupsOfCell(definition, cell).map((index) => definition.groups[index]?.name ?? '')
    return { cell, labels: [...labels.values()].reverse(), groups, isKnown }
  }).filter(({ groups, isKnown }) => groups.length > 1 || (groups.length === 0 && isKnown))
}

/** Everything wrong with a definition; empty for a sound one. */
export function definitionFindings(definition: PortfolioDefinition): Particular[] {
  const { tiers, groups, rest } = definition
  if (cellCount(definition) > MOST_CELLS) {
    return [particular('too-many-cells', { cells: cellCount(definition), limit: MOST_CELLS })]
  }
  const names = [...repeated(tiers.map(({ name }) => name)), ...repeated([...groups, rest].map(({ name }) => name))]
  const findings = [
    ...names,
    ...tiers.flatMap((tier) => tierFindings(tier, definition)),
    ...ruleFindings(definition),
    ...unitFindings(definition),
  ]
  // Where rules may not meet, a group that another hides is told with the cell and its customers.
  if (findings.length > 0 || definition.matching === 'exact') return findings
  return unreachableGroups(definition).map((name) => particular('group.unreachable', { group: name }))
}

/**
 * Reads a definition from anywhere and proves it sound.
 * @throws EngineError portfolio.invalid, portfolio.unknown-measure or portfolio.not-total
 */
export function validateDefinition(input: unknown): PortfolioDefinition {
  const parsed = portfolioDefinition.safeParse(input)
  if (!parsed.success) {
    throw new EngineError('portfolio.invalid', { detail: parsed.error.issues.map(issueParticular) })
  }
  checkVariables(parsed.data)
  const findings = definitionFindings(parsed.data)
  if (findings.length > 0) throw new EngineError('portfolio.not-total', { detail: findings })
  return parsed.data
}
