import type { Particular } from '@sabad/contract/schemas/particulars'
import { particular } from '../../particular.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import { type ClausePart, clause, joined, titled } from '../clause.ts'
import { titleOf } from '../variables.ts'
import { namesNothingElse } from './nearest-centre.ts'
import { centreInWords, dimensionsOf, ownColumn, preparationFindings, prepared, squaredDistance } from './prepared.ts'
import type { Tier, TierInWords, TierKind } from './tier-kind.ts'

const methodOf = ({ method }: Tier) => {
  if (method.kind !== 'bisected') throw new RangeError(`${method.kind} has no tree of centres`)
  return method
}

type Nodes = ReturnType<typeof methodOf>['nodes']

const distanceColumn = (tier: Tier, node: number, side: number): Sql =>
  ownColumn(tier.name, `distance ${node + 1} ${side + 1}`)

function stages(tier: Tier): readonly (readonly Sql[])[] {
  const { preparation, nodes } = methodOf(tier)
  const { stages: before, dimensions } = prepared(tier.name, preparation)
  const distances = nodes.flatMap((node, at) =>
    node.kind === 'split'
      ? node.centres.map(
          (centre, side) => sql`${squaredDistance(dimensions, centre)} AS ${distanceColumn(tier, at, side)}`,
        )
      : [],
  )
  return distances.length > 0 ? [...before, distances] : before
}

function levelFrom(tier: Tier, nodes: Nodes, at: number): Sql {
  const node = nodes[at]
  if (node?.kind !== 'split') return sql`${node?.level ?? 0}`
  const [nearer, other] = [distanceColumn(tier, at, 0), distanceColumn(tier, at, 1)]
  const [one, two] = node.children.map((child) => levelFrom(tier, nodes, child))
  return sql`CASE WHEN ${nearer} <= ${other} THEN ${one ?? 0} ELSE ${two ?? 0} END`
}

/** Children come after their parents, and each node but the first is the child of one. */
function treeFindings(tier: Tier): readonly Particular[] {
  const { preparation, nodes } = methodOf(tier)
  const size = dimensionsOf(preparation)
  const splits = nodes.flatMap((node, at) => (node.kind === 'split' ? [{ ...node, at }] : []))
  const children = splits.flatMap((node) => node.children)
  const isTree =
    splits.every((node) => node.children.every((child) => child > node.at && child < nodes.length)) &&
    new Set(children).size === children.length &&
    children.length === nodes.length - 1
  const levels = nodes.flatMap((node) => (node.kind === 'level' ? [node.level] : [])).sort((a, b) => a - b)
  const fits = splits.every(({ centres }) => centres.every((at) => at.length === size))
  return [
    ...(isTree ? [] : [particular('tier.no-tree', { tier: tier.name })]),
    ...(levels.every((level, index) => level === index + 1)
      ? []
      : [particular('tier.level-left-out', { tier: tier.name })]),
    ...(fits ? [] : [particular('tier.centres-dimensions', { tier: tier.name, size })]),
  ]
}

/** The last pair of centres on the way tells where the group lies. */
function centreOf(nodes: Nodes, level: number): readonly number[] {
  const leaf = nodes.findIndex((node) => node.kind === 'level' && node.level === level)
  for (const node of nodes) {
    if (node.kind === 'split' && node.children.includes(leaf)) return node.centres[node.children.indexOf(leaf)] ?? []
  }
  return []
}

function words({ tier }: TierInWords, levels: readonly number[]): ClausePart {
  const { preparation, nodes } = methodOf(tier)
  const titles = joined(
    'join.list',
    preparation.features.map(({ variable }) => titled(titleOf(variable))),
  )
  const parts = levels.map((level) => {
    if (level === 0) return clause('none-known', { titles })
    const label = tier.labels[level - 1] ?? ''
    const measures = centreInWords(preparation, centreOf(nodes, level))
    return measures === null ? clause('like', { label }) : clause('like-about', { label, measures })
  })
  return joined('join.or', parts)
}

/** By a tree of pairs of centres: bisecting k-means. */
export const bisected: TierKind = {
  levelNoun: 'groups',
  variables: (tier) => methodOf(tier).preparation.features.map(({ variable }) => variable),
  levels: (tier) => methodOf(tier).nodes.filter(({ kind }) => kind === 'level').length,
  findings: (tier) => [
    ...namesNothingElse(tier),
    ...preparationFindings(tier.name, methodOf(tier).preparation),
    ...treeFindings(tier),
  ],
  cut: async () => null,
  stages,
  level: ({ tier }) => {
    const { preparation, nodes } = methodOf(tier)
    const { nothingKnown } = prepared(tier.name, preparation)
    return sql`CASE WHEN ${nothingKnown} THEN 0 ELSE ${levelFrom(tier, nodes, 0)} END`
  },
  words,
}
