import type { Condition } from '@sabad/contract/schemas/found-tiers'
import { identifier, join, list, type Sql, sql } from '../../sql/sql.ts'
import { titleOf } from '../variables.ts'
import { namesNothingElse } from './nearest-centre.ts'
import { knownNumber, ownColumn } from './prepared.ts'
import type { Tier, TierInWords, TierKind } from './tier-kind.ts'
import { withUnit } from './with-unit.ts'

const rulesOf = ({ method }: Tier) => {
  if (method.kind !== 'rules') throw new RangeError(`${method.kind} has no rules`)
  return method.rules
}

const conditionsOf = (tier: Tier): readonly Condition[] => rulesOf(tier).flatMap(({ conditions }) => conditions)

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

const variablesOf = (tier: Tier) => unique(conditionsOf(tier).map(({ variable }) => variable))

const ofKind = (tier: Tier, ...kinds: readonly Condition['kind'][]) =>
  unique(conditionsOf(tier).flatMap(({ kind, variable }) => (kinds.includes(kind) ? [variable] : [])))

const numbersOf = (tier: Tier) => ofKind(tier, 'range')

/** What is asked as a number nowhere is read as a text: whether it is missing can be told of texts, too. */
const textsOf = (tier: Tier) => {
  const numbers = numbersOf(tier)
  return variablesOf(tier).filter((name) => !numbers.includes(name))
}

const valueColumn = (tier: Tier, variable: string): Sql => ownColumn(tier.name, `value of ${variable}`)

const stages = (tier: Tier) => [
  [
    ...numbersOf(tier).map((name) => sql`${knownNumber(name)} AS ${valueColumn(tier, name)}`),
    ...textsOf(tier).map((name) => sql`CAST(${identifier(name)} AS VARCHAR) AS ${valueColumn(tier, name)}`),
  ],
]

/** The condition on a value that is known; null where it always holds. */
function test(condition: Condition, value: Sql): Sql | null {
  switch (condition.kind) {
    case 'missing':
      return sql`false`
    case 'one-of':
      return condition.values.length === 0 ? sql`false` : sql`${value} IN (${list(condition.values)})`
    case 'none-of':
      return condition.values.length === 0 ? null : sql`${value} NOT IN (${list(condition.values)})`
    case 'range': {
      const { above, atMost } = condition
      const limits = [
        ...(above === null ? [] : [sql`${value} > ${above}`]),
        ...(atMost === null ? [] : [sql`${value} <= ${atMost}`]),
      ]
      return limits.length === 0 ? null : join(limits, ' AND ')
    }
  }
}

function holds(tier: Tier, condition: Condition): Sql {
  const value = valueColumn(tier, condition.variable)
  const known = test(condition, value)
  const passes = known === null ? sql`${value} IS NOT NULL` : sql`(${value} IS NOT NULL AND ${known})`
  return condition.kind === 'missing' || condition.missing ? sql`(${value} IS NULL OR ${passes})` : passes
}

function level(tier: Tier): Sql {
  const branches = rulesOf(tier).map(({ conditions }, index) => {
    const all =
      conditions.length === 0
        ? sql`true`
        : join(
            conditions.map((one) => holds(tier, one)),
            ' AND ',
          )
    return sql`WHEN ${all} THEN ${index + 1}`
  })
  return sql`CASE ${join(branches, ' ')} ELSE 0 END`
}

function findings(tier: Tier): readonly string[] {
  const texts = ofKind(tier, 'one-of', 'none-of')
  const both = numbersOf(tier).filter((name) => texts.includes(name))
  const empty = conditionsOf(tier).filter(
    (one) =>
      one.kind === 'range' && one.above !== null && one.atMost !== null && one.above >= one.atMost && !one.missing,
  )
  return [
    ...namesNothingElse(tier),
    ...both.map((name) => `the tier ${tier.name} reads ${name} both as a number and as a text`),
    ...empty.map(({ variable }) => `a rule of the tier ${tier.name} asks for ${variable} in a range without numbers`),
  ]
}

function rangeInWords(title: string, condition: Extract<Condition, { readonly kind: 'range' }>): string {
  const { variable, above, atMost } = condition
  const parts = [
    ...(above === null ? [] : [`above ${withUnit(above, variable)}`]),
    ...(atMost === null ? [] : [`${above === null ? 'at most' : 'up to'} ${withUnit(atMost, variable)}`]),
  ]
  return parts.length === 0 ? `any ${title}` : `${title} ${parts.join(' ')}`
}

function conditionInWords(condition: Condition): string {
  const title = titleOf(condition.variable).toLowerCase()
  if (condition.kind === 'missing') return `${title} not known`
  const known =
    condition.kind === 'range'
      ? rangeInWords(title, condition)
      : `${title} ${condition.kind === 'one-of' ? '' : 'other than '}${condition.values.join(', ')}`
  return condition.missing ? `${known} (or not known)` : known
}

function words({ tier }: TierInWords, levels: readonly number[]): string {
  const parts = levels.map((one) => {
    const conditions = rulesOf(tier)[one - 1]?.conditions
    if (conditions === undefined) return `${tier.title.toLowerCase()} that no rule describes`
    return conditions.length === 0 ? `any ${tier.title.toLowerCase()}` : conditions.map(conditionInWords).join(' and ')
  })
  return parts.join(' or ')
}

/** By the first rule that fits: the leaves of a tree, or what managers wrote down. */
export const rules: TierKind = {
  levelNoun: 'rules',
  variables: variablesOf,
  texts: textsOf,
  levels: (tier) => rulesOf(tier).length,
  findings,
  cut: async () => null,
  stages,
  level: ({ tier }) => level(tier),
  words,
}
