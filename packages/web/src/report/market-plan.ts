import type { Competitor, MarketProject } from '@sabad/contract/schemas/market'
import type { AssessedSegment, MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import type { i18n } from 'i18next'
import { createFormat, type Format } from '../language/format.ts'
import { startLanguage } from '../language/start-language.ts'

export interface MarketPlanData {
  readonly project: MarketProject
  readonly analysis: MarketAnalysis
  /** ISO 4217 code of the workspace. */
  readonly currency: string
}

interface Writing extends MarketPlanData {
  readonly t: ReturnType<typeof planTexts>
  readonly format: Format
}

const planTexts = (language: i18n) => language.getFixedT(null, 'market')

/** What means something to Markdown, or would begin a line of HTML, in a text that somebody typed. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|#]/g, (sign) => `\\${sign}`)
    .trim()

const tableRow = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`

function tableLines(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [tableRow(heads), `|${heads.map(() => ' --- |').join('')}`, ...rows.map(tableRow)]
}

/** Blocks of a section: its heading, and what follows, or that there is nothing. */
const section = (heading: string, lines: readonly string[], none: string): readonly string[] => [
  '',
  `## ${heading}`,
  '',
  ...(lines.length > 0 ? lines : [none]),
]

function businessLines({ project: { business }, analysis, t, format }: Writing): readonly string[] {
  const share = ({ share: part }: Competitor) => (part === null ? t('unknown') : format.share(part))
  const rivals = business.competitors.map((rival) => [
    rival.name,
    t(`level.${rival.level}`),
    format.row(rival.territories),
    format.row(rival.benefits),
    share(rival),
  ])
  const heads = ['name', 'level', 'territories', 'benefits', 'share'] as const
  const near = analysis.geographic.map(
    ({ name, sharedTerritories }) =>
      `- ${plain(name)} ${plain(t('geographic.in', { territories: format.list(sharedTerritories) }))}`,
  )
  return [
    ...(business.benefit ? [plain(business.benefit), ''] : []),
    ...(rivals.length > 0
      ? tableLines(
          heads.map((head) => t(`competitor.${head}`)),
          rivals,
        )
      : [t('competitors.none')]),
    '',
    `### ${t('geographic.title')}`,
    '',
    ...(near.length > 0 ? near : [t('geographic.none')]),
  ]
}

function variableLines({ project: { variables }, t }: Writing): readonly string[] {
  const chosen = variables.chosen.map((name) => `- ${plain(name)}`)
  const ideas = variables.ideas.map(({ title, source, note }) => [title, source, note])
  return [
    ...chosen,
    ...(ideas.length > 0
      ? ['', `### ${t('ideas.title')}`, '', ...tableLines([t('idea.title'), t('idea.source'), t('idea.note')], ideas)]
      : []),
  ]
}

function segmentLines({ project, analysis, t, format }: Writing): readonly string[] {
  const rows = project.segments.map(({ segmentId, title, description, product, market }) => {
    const facts = analysis.segments.find((one) => one.segmentId === segmentId)
    const value = facts?.value ?? null
    return [
      title,
      description,
      product,
      market,
      facts ? format.count(facts.customers) : t('unknown'),
      value === null ? t('unknown') : format.money(value),
    ]
  })
  const heads = ['title', 'description', 'product', 'market'] as const
  const titles = [...heads.map((head) => t(`segment.${head}`)), t('facts.customers'), t('facts.value')]
  return rows.length > 0 ? tableLines(titles, rows) : []
}

function assessmentRow({ title, attractiveness, fit, cell }: AssessedSegment, { t, format }: Writing) {
  const score = (value: number | null) => (value === null ? t('unknown') : format.decimal(value))
  return [
    title,
    score(attractiveness.score),
    score(fit.score),
    cell ? t(`cell.${cell.strategy}`) : t('unknown'),
    cell ? format.share(cell.stability) : t('unknown'),
  ]
}

function assessmentLines(writing: Writing): readonly string[] {
  const { analysis, t } = writing
  const heads = [
    t('segment.title'),
    t('axis.attractiveness'),
    t('axis.fit'),
    t('matrix.strategy'),
    t('matrix.stability'),
  ]
  const rows = analysis.matrix.map((segment) => assessmentRow(segment, writing))
  return rows.length > 0 ? tableLines(heads, rows) : []
}

function targetLines({ project, analysis: { targets }, t, format }: Writing): readonly string[] {
  if (targets.outcome === 'nothing-to-choose') return [t('outcome.nothing-to-choose')]
  if (targets.outcome === 'beyond-limit') {
    const { capacity, needed, limit } = targets
    const [amounts, title] = [{ needed: format.decimal(needed), limit: format.decimal(limit) }, capacity ?? -1]
    const named = project.targets.capacities[title]?.title
    return [named ? t('outcome.beyond-capacity', { ...amounts, capacity: named }) : t('outcome.beyond-limit', amounts)]
  }
  const titleOf = (id: string) => project.segments.find(({ segmentId }) => segmentId === id)?.title ?? id
  const { chosen, value, cost, candidates, pattern } = targets
  if (chosen.length === 0) return [t('outcome.none')]
  const amounts = {
    value: format.money(value),
    cost: format.money(cost),
    budget: format.money(project.targets.budget),
    candidates,
  }
  return [
    `**${plain(t('outcome.chosen', { segments: format.list(chosen.map(titleOf)) }))}**`,
    '',
    t('outcome.amounts', amounts),
    t('outcome.pattern', { pattern: t(`pattern.${pattern}`) }),
  ]
}

function headLines({ project, analysis: { asOf, version }, t, format }: Writing): readonly string[] {
  const dated = asOf === null ? t('plan.no-data', { version }) : t('plan.as-of', { asOf: format.date(asOf), version })
  return [`# ${plain(project.title)}`, '', dated, ...(project.note ? ['', plain(project.note)] : [])]
}

/** The plan of a market project as Markdown: the five steps with what follows from them. */
export function renderMarketPlan(data: MarketPlanData, language: i18n = startLanguage()): string {
  const t = planTexts(language)
  const writing: Writing = { ...data, t, format: createFormat(language.language, data.currency) }
  const none = t('plan.none')
  const lines = [
    ...headLines(writing),
    ...section(t('business.title'), businessLines(writing), none),
    ...section(t('plan.chosen-variables'), variableLines(writing), none),
    ...section(t('segments.title'), segmentLines(writing), none),
    ...section(t('matrix.title'), assessmentLines(writing), none),
    ...section(t('step.targets'), targetLines(writing), none),
  ]
  return `${lines.join('\n')}\n`
}
