import type { Particular } from '@sabad/contract/schemas/particulars'
import { particular } from '../../particular.ts'
import { identifier, join, list, sql } from '../../sql/sql.ts'
import { clause, joined } from '../clause.ts'
import type { Tier, TierKind } from './tier-kind.ts'
import { valueTitle, variablesOf } from './value.ts'

const listsOf = ({ method }: Tier) => (method.kind === 'categories' ? method.values : [])

function findings(tier: Tier): readonly Particular[] {
  const all = listsOf(tier).flat()
  const twice = [...new Set(all.filter((value, index) => all.indexOf(value) !== index))]
  const found = twice.map((value) => particular('tier.value-twice', { tier: tier.name, value }))
  return tier.measure === undefined ? [...found, particular('tier.no-texts', { tier: tier.name })] : found
}

/** Texts sorted into lists; what stands in none of them has a level of its own, the last. */
export const categories: TierKind = {
  levelNoun: 'classes',
  variables: variablesOf,
  texts: variablesOf,
  levels: (tier) => listsOf(tier).length + 1,
  findings,
  cut: async () => null,
  level: ({ tier }) => {
    const value = sql`CAST(${identifier(tier.measure ?? '')} AS VARCHAR)`
    const branches = listsOf(tier).map((values, index) => sql`WHEN ${value} IN (${list(values)}) THEN ${index + 1}`)
    return sql`CASE WHEN ${value} IS NULL THEN 0 ${join(branches, ' ')} ELSE ${listsOf(tier).length + 1} END`
  },
  words: ({ tier }, levels) => {
    const title = valueTitle(tier)
    const lists = listsOf(tier)
    const named = levels.filter((level) => level > 0).flatMap((level) => lists[level - 1] ?? [])
    const parts = [
      ...(named.length > 0 ? [clause('one-of', { title, values: joined('join.list', named) })] : []),
      ...(levels.includes(lists.length + 1) ? [clause('any-other', { title })] : []),
      ...(levels.includes(0) ? [clause('unknown', { title })] : []),
    ]
    return joined('join.or', parts)
  },
}
