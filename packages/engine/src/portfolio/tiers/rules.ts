import type { Condition } from '@sabad/contract/schemas/found-tiers'
import type { Particular } from '@sabad/contract/schemas/particulars'
import { particular } from '../../particular.ts'
import { identifier, join, list, type Sql, sql } from '../../sql/sql.ts'
import { amountOf, type Clause, type ClausePart, clause, joined, titled } from '../clause.ts'
import { titleOf } from '../variables.ts'
import { namesNothingElse } from './nearest-centre.ts'
import { knownNumber, ownColumn } from './prepared.ts'
import type { Tier, TierInWords, TierKind } from './tier-kind.ts'

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

function findings(tier: Tier): readonly Particular[] {
  const texts = ofKind(tier, 'one-of', 'none-of')
  const both = numbersOf(tier).filter((name) => texts.includes(name))
  const empty = conditionsOf(tier).filter(
    (one) =>
      one.kind === 'range' && one.above !== null && one.atMost !== null && one.above >= one.atMost && !one.missing,
  )
  return [
    ...namesNothingElse(tier),
    ...both.map((measure) => particular('tier.number-and-text', { tier: tier.name, measure })),
    ...empty.map(({ variable }) => particular('tier.empty-range', { tier: tier.name, measure: variable })),
  ]
}

function rangeInWords({ variable, above, atMost }: Extract<Condition, { readonly kind: 'range' }>): Clause {
  const title = titled(titleOf(variable))
  const upTo = atMost === null ? null : amountOf(atMost, variable)
  if (above === null) return upTo === null ? clause('any', { title }) : clause('at-most', { title, upTo })
  const from = amountOf(above, variable)
  return upTo === null ? clause('above', { title, above: from }) : clause('between', { title, above: from, upTo })
}

function knownInWords(condition: Exclude<Condition, { readonly kind: 'missing' }>): Clause {
  if (condition.kind === 'range') return rangeInWords(condition)
  const title = titled(titleOf(condition.variable))
  const values = joined('join.list', condition.values)
  return clause(condition.kind === 'one-of' ? 'one-of' : 'other-than', { title, values })
}

function conditionInWords(condition: Condition): ClausePart {
  if (condition.kind === 'missing') return clause('unknown', { title: titled(titleOf(condition.variable)) })
  const known = knownInWords(condition)
  return condition.missing ? clause('or-not-known', { clause: known }) : known
}

function words({ tier }: TierInWords, levels: readonly number[]): ClausePart {
  const title = titled(tier.title)
  const parts = levels.map((one) => {
    const conditions = rulesOf(tier)[one - 1]?.conditions
    if (conditions === undefined) return clause('not-described', { title })
    return conditions.length === 0 ? clause('any', { title }) : joined('join.and', conditions.map(conditionInWords))
  })
  return joined('join.or', parts)
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
