import { fillMessage } from '@sabad/contract/errors'
import type { MarketProject, MarketProjectSummary, StoredMarketProject } from '@sabad/contract/schemas/market'
import type { AssessedSegment, MarketAnalysis, TargetAnswer } from '@sabad/contract/schemas/market-analysis'
import { amount, count, money, NONE, plural, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { words } from './words.ts'

export function marketProjectsText(projects: readonly MarketProjectSummary[]): string {
  if (projects.length === 0) return 'No market project yet: "sabad market examples" saves two to start from.'
  const columns = [
    { title: 'project' },
    { title: 'version', align: 'right' },
    { title: 'author' },
    { title: 'title' },
  ] as const
  return table(
    columns,
    projects.map(({ projectId, version, author, title }) => [projectId, count(version), author ?? NONE, title]),
  )
}

export const marketSavedText = ({ project, version }: StoredMarketProject): string =>
  printable(
    `Saved ${project.projectId} version ${version}: "sabad market show ${project.projectId}" shows what follows from it.`,
  )

const NOTICES: Readonly<Record<string, string>> = {
  'market.group-gone': 'The segment {segment} was taken from a group that is no longer there ({group}).',
  'market.unknown-measure': 'The criterion {criterion} is rated by a measure that is not known ({measure}).',
  'market.thin-attractiveness': 'The attractiveness of {segment} rests on {coverage} of the weights only.',
  'market.thin-fit': 'The fit of {segment} rests on {coverage} of the weights only.',
  'market.inconsistent-attractiveness':
    'The pairwise judgements of attractiveness contradict each other (ratio {ratio}).',
  'market.inconsistent-fit': 'The pairwise judgements of fit contradict each other (ratio {ratio}).',
}

const noticeLine = ({ code, params }: MarketAnalysis['notices'][number]): string => {
  const coverage = typeof params.coverage === 'number' ? { coverage: share(params.coverage) } : {}
  const ratio = typeof params.ratio === 'number' ? { ratio: amount(params.ratio) } : {}
  return printable(fillMessage(NOTICES[code] ?? code, { ...params, ...coverage, ...ratio }))
}

const SEGMENTS = [
  { title: 'segment' },
  { title: 'customers', align: 'right' },
  { title: 'value 12 months', align: 'right' },
  { title: 'attractiveness', align: 'right' },
  { title: 'fit', align: 'right' },
  { title: 'stays in its cell', align: 'right' },
  { title: 'strategy' },
] as const

function segmentRow({ segmentId, title, attractiveness, fit, cell }: AssessedSegment, { segments }: MarketAnalysis) {
  const facts = segments.find((one) => one.segmentId === segmentId)
  return [
    title,
    count(facts?.customers),
    money(facts?.value),
    score(attractiveness.score),
    score(fit.score),
    share(cell?.stability),
    cell ? words(cell.strategy) : NONE,
  ]
}

function targetLines(targets: TargetAnswer, project: MarketProject, currency: string): readonly string[] {
  if (targets.outcome === 'nothing-to-choose') return ['Nothing to choose from: no segment has both value and cost.']
  if (targets.outcome === 'beyond-limit') {
    const { capacity, needed, limit } = targets
    const name = capacity === null ? 'the budget' : (project.targets.capacities[capacity]?.title ?? '')
    return [printable(`What must be served needs ${amount(needed)} of ${name}, of which there is ${amount(limit)}.`)]
  }
  const { chosen, value, cost, pattern, candidates } = targets
  const titleOf = (id: string) => project.segments.find(({ segmentId }) => segmentId === id)?.title ?? id
  const budget = amount(project.targets.budget)
  return [
    printable(`Serve: ${chosen.length === 0 ? 'none' : chosen.map(titleOf).join(', ')} (${words(pattern)}).`),
    `Worth ${amount(value)} ${currency} at a cost of ${amount(cost)} of ${budget} ${currency}; the best of all sets of ${plural(candidates, 'candidate')}.`,
  ]
}

export interface MarketAnswer {
  readonly project: MarketProject
  readonly analysis: MarketAnalysis
}

export function marketText({ project, analysis }: MarketAnswer, currency: string): string {
  const { projectId, version, asOf, geographic, matrix, notices, targets } = analysis
  const data = asOf === null ? 'without data' : `with data as of ${asOf}`
  const near = geographic.map(({ name, sharedTerritories }) => `${name} (${sharedTerritories.join(', ')})`)
  const segments =
    matrix.length === 0
      ? 'No segment yet.'
      : table(
          SEGMENTS,
          matrix.map((segment) => segmentRow(segment, analysis)),
        )
  return [
    printable(`${project.title} (${projectId} version ${version}), ${data}`),
    '',
    printable(`Benefit: ${project.business.benefit || NONE}`),
    printable(`Geographic competitors: ${near.length === 0 ? 'none' : near.join('; ')}`),
    printable(`Variables: ${project.variables.chosen.join(', ') || 'none chosen'}`),
    '',
    segments,
    '',
    ...targetLines(targets, project, currency),
    ...(notices.length > 0 ? ['', ...notices.map(noticeLine)] : []),
  ].join('\n')
}

/** Each segment with what its place asks for. */
const placesOf = ({ matrix }: MarketAnalysis): string =>
  matrix.map(({ title, cell }) => `${title}: ${cell ? words(cell.strategy) : NONE}`).join('; ') || NONE

/** What leads to a choice, and the choice, of two projects side by side. */
export function marketsText(answers: readonly [MarketAnswer, MarketAnswer], currency: string): string {
  const row = (title: string, of: (answer: MarketAnswer) => string) => [title, ...answers.map(of)]
  const [one, other] = answers
  const columns = [{ title: '' }, { title: one.project.title }, { title: other.project.title }] as const
  const chosen = ({ project: { variables } }: MarketAnswer) => variables.chosen.join(', ') || 'none chosen'
  const near = ({ analysis: { geographic } }: MarketAnswer) => geographic.map(({ name }) => name).join(', ') || 'none'
  const counted = ({ project }: MarketAnswer) => count(project.segments.length)
  const targets = ({ analysis, project }: MarketAnswer) => targetLines(analysis.targets, project, currency).join(' ')
  return [
    table(columns, [row('variables', chosen), row('geographic competitors', near), row('segments', counted)]),
    ...answers.flatMap((answer) => [
      '',
      printable(`${answer.project.title}: ${placesOf(answer.analysis)}.`),
      targets(answer),
    ]),
  ].join('\n')
}
