import { allGroups, groupOfEachCell, labelsOfCell } from '../packages/engine/src/portfolio/cells.ts'
import { library } from '../packages/engine/src/portfolio/library/library.ts'
import type { ReadyPortfolio } from '../packages/engine/src/portfolio/library/ready-portfolio.ts'
import { kindOf } from '../packages/engine/src/portfolio/tiers/kinds.ts'
import { titleOf } from '../packages/engine/src/portfolio/variables.ts'

type Definition = ReadyPortfolio['definition']
type Tier = Definition['tiers'][number]

const FOR = {
  b2c: 'persons and households',
  b2b: 'companies and institutions',
  both: 'persons and companies',
} as const

const percent = (shares: readonly number[]): string => shares.map((share) => `${Math.round(share * 100)} %`).join(', ')

function methodInWords({ method }: Tier): string {
  switch (method.kind) {
    case 'quantile':
      return `cut at the quantiles ${percent(method.probabilities)}${method.within ? ` inside each combination of ${method.within.join(' and ')}` : ''}`
    case 'weighted-quantile':
      return `cut where ${percent(method.probabilities)} of ${titleOf(method.weight).toLowerCase()} lie below`
    case 'fixed':
      return `cut at ${method.cuts.join(', ')}`
    case 'cumulative-share':
      return `from the top down until ${percent(method.shares)} of the total are held; zero and less apart`
    case 'nearest-centre':
      return `the nearest of ${method.centres.map(({ at }) => `(${at.join(', ')})`).join(', ')}, each score from −1 = low to 1 = high`
    default:
      return `by ${method.kind}`
  }
}

function readFrom(tier: Tier): string {
  const { score, measure } = tier
  if (score) {
    const criteria = score.criteria.map(
      ({ title, variable, worst, best }) => `${title} (\`${variable}\`, ${worst} to ${best})`,
    )
    return `score of ${criteria.join('; ')}; at least ${percent([score.minimumCoverage])} of the weights known`
  }
  if (measure !== undefined) return `\`${measure}\``
  return kindOf(tier)
    .variables(tier)
    .map((name) => `\`${name}\``)
    .join(', ')
}

const axis = (tier: Tier): string =>
  `| ${tier.title} | ${readFrom(tier)} | ${methodInWords(tier)} | ${tier.labels.join(', ')}; without a value: ${tier.missing} |`

/** The groups in the cells of the matrix; several where further tiers decide. */
function cells({ tiers, matrix, ...rest }: Definition): string {
  const definition = { tiers, matrix, ...rest }
  const columns = tiers.find(({ name }) => name === matrix?.columns)
  const rows = tiers.find(({ name }) => name === matrix?.rows)
  if (!columns || !rows) return ''
  const groups = allGroups(definition)
  const found = new Map<string, Set<string>>()
  for (const [cell, group] of groupOfEachCell(definition).entries()) {
    const labels = labelsOfCell(definition, cell)
    if (tiers.some((tier) => tier !== columns && tier !== rows && labels.get(tier.name) === tier.missing)) continue
    const key = `${labels.get(rows.name)} ${labels.get(columns.name)}`
    found.set(key, (found.get(key) ?? new Set()).add(groups[group]?.title ?? ''))
  }
  const line = (row: string) =>
    `| **${row}** | ${columns.labels.map((column) => [...(found.get(`${row} ${column}`) ?? [])].join(', ')).join(' | ')} |`
  return `\n## Cells\n\n| ${rows.title} \\ ${columns.title} | ${columns.labels.join(' | ')} |\n|---|${columns.labels.map(() => '---').join('|')}|\n${[...rows.labels].reverse().map(line).join('\n')}\n`
}

function strategies(definition: Definition): string {
  const rows = allGroups(definition).map(
    ({ title, description, strategy }) =>
      `| ${title} | ${description} | ${strategy ? `**${strategy.kind}**: ${strategy.advice}` : '—'} |`,
  )
  return `| group | who | strategy |\n|---|---|---|\n${rows.join('\n')}`
}

const MATCHING =
  'The groups are a partition: no cell belongs to two, and only who has no value on an axis is left to the last group.'
const FIRST = 'Where two rules fit, the first one counts; who fits none is in the last group.'

function page({ definition, source, caution, context }: ReadyPortfolio): string {
  const { portfolioId, title, description, tiers, matching, minimumGroup } = definition
  const least = minimumGroup
    ? ` Groups with fewer than ${minimumGroup.customers} customers or ${percent([minimumGroup.share])} of them on the day of cutting join the one whose mean lifetime value is nearest.`
    : ''
  return `# ${title}

${description}

For ${FOR[context]}. \`sabad portfolio add --from ${portfolioId}\`, or the page Library of the app.

Source: ${source}.

## Axes

| axis | read from | method | levels, lowest first |
|---|---|---|---|
${tiers.map(axis).join('\n')}
${cells(definition)}
## Groups and strategies

${strategies(definition)}

${matching === 'exact' ? MATCHING : FIRST}${least}

## When not to use it

${caution}
`
}

const contents = (): string => {
  const rows = library.map(
    ({ definition, context, source }) =>
      `| [${definition.title}](${definition.portfolioId}.md) | ${FOR[context]} | ${source} |`,
  )
  return `# Ready portfolios

Each is a configuration of one engine: a file anyone could write, and a beginning to change. Axes score from data or from managers’ ratings; ratings are imported with \`--as ratings\`, and a criterion is found under the name that the axis gives (\`ratings.strategic importance: prestige\` is the criterion *strategic importance: prestige*).

| portfolio | for | source |
|---|---|---|
${rows.join('\n')}

These pages are written from the program (\`npm run guides\`).
`
}

/** The pages of docs/portfolios by file name. */
export const portfolioPages = (): Readonly<Record<string, string>> => ({
  'README.md': contents(),
  ...Object.fromEntries(library.map((ready) => [`${ready.definition.portfolioId}.md`, page(ready)])),
})
