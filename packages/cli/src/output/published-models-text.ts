import type { PublishedModel } from '@sabad/contract/schemas/models'
import { cautionText, reasonText } from './model-words.ts'
import { count, decimal, estimate, mean, NONE, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'
import { noticeText } from './words.ts'

const MODEL_COLUMNS = [
  { title: 'as of' },
  { title: 'model' },
  { title: 'used for' },
  { title: 'customers', align: 'right' },
  { title: 'log-likelihood', align: 'right' },
  { title: 'sound' },
  { title: 'why' },
] as const

function modelTable(models: readonly PublishedModel[]): string {
  const rows = models.map(({ asOf, uses, model, fit, published, reason }) => [
    asOf,
    model,
    uses.length === 0 ? NONE : uses.join(', '),
    count(fit.n),
    decimal(fit.logLikelihood),
    published ? 'yes' : 'no',
    reasonText(reason),
  ])
  return table(MODEL_COLUMNS, rows)
}

const PARAMETER_COLUMNS = [
  { title: 'model' },
  { title: 'parameter' },
  { title: 'estimate', align: 'right' },
  { title: 'se', align: 'right' },
  { title: '95% lower', align: 'right' },
  { title: '95% upper', align: 'right' },
] as const

function parameterTable(models: readonly PublishedModel[]): string {
  const rows = models.flatMap(({ model, parameters }) =>
    parameters.map(({ name, estimate: value, se, lower, upper }, index) => [
      index === 0 ? model : '',
      name,
      ...[value, se, lower, upper].map(estimate),
    ]),
  )
  return table(PARAMETER_COLUMNS, rows)
}

const HOLDOUT_COLUMNS = [
  { title: 'model' },
  { title: 'foretold', align: 'right' },
  { title: 'came', align: 'right' },
  { title: 'of it', align: 'right' },
  { title: 'mean error', align: 'right' },
  { title: 'RMSE', align: 'right' },
  { title: 'correlation', align: 'right' },
  { title: 'log score', align: 'right' },
  { title: 'behind', align: 'right' },
  { title: 'se', align: 'right' },
  { title: '' },
] as const

const ofHoldout = ({ model, holdout }: PublishedModel) =>
  holdout
    ? [
        [
          model,
          count(holdout.expected),
          count(holdout.actual),
          share(holdout.actual > 0 ? holdout.expected / holdout.actual : null),
          mean(holdout.meanAbsoluteError),
          mean(holdout.rootMeanSquaredError),
          mean(holdout.correlation),
          score(holdout.logScore),
          score(holdout.behind),
          score(holdout.standardError),
          holdout.chosen ? 'chosen' : '',
        ],
      ]
    : []

type Heading = Terminal['heading']

function holdoutText(models: readonly PublishedModel[], heading: Heading): string[] {
  const first = models.find(({ holdout }) => holdout !== null)?.holdout
  if (!first) return []
  const { calibratedOn, horizonDays, customers } = first
  const asked = `${count(customers)} customers as known on ${calibratedOn}, and the ${count(horizonDays)} days after it`
  return ['', heading(printable(`Holdout: ${asked}`)), table(HOLDOUT_COLUMNS, models.flatMap(ofHoldout))]
}

/** What was seen by repeat purchases, and what a model said of it. */
interface Classes {
  readonly classes: string
  readonly names: readonly number[]
  readonly seen: string
  readonly actual: readonly string[]
}

interface Said {
  readonly model: string
  readonly expected: readonly string[]
}

/** A row for each class, the last with all above; a column for what was seen and for each model. */
function classTable({ classes, names, seen, actual }: Classes, models: readonly Said[]): string {
  const columns = [classes, seen, ...models.map(({ model }) => model)]
  const rows = names.map((name, index) => [
    index === names.length - 1 ? `${count(name)}+` : count(name),
    actual[index] ?? NONE,
    ...models.map(({ expected }) => expected[index] ?? NONE),
  ])
  return table(
    columns.map((title) => ({ title, align: 'right' as const })),
    rows,
  )
}

function holdoutClasses(models: readonly PublishedModel[], heading: Heading): string[] {
  const judged = models.flatMap(({ model, holdout }) => (holdout ? [{ model, classes: holdout.byFrequency }] : []))
  const [first] = judged
  if (!first) return []
  const seen: Classes = {
    classes: 'repeats before',
    names: first.classes.map(({ frequency }) => frequency),
    seen: 'came',
    actual: first.classes.map(({ actual }) => mean(actual)),
  }
  const said = judged.map(({ model, classes }) => ({
    model,
    expected: classes.map(({ expected }) => mean(expected)),
  }))
  return ['', heading('Mean purchases in the holdout by repeat purchases before it'), classTable(seen, said)]
}

function fitClasses(models: readonly PublishedModel[], heading: Heading): string[] {
  const fitted = models.flatMap(({ model, repeatPurchases }) => (repeatPurchases ? [{ model, repeatPurchases }] : []))
  const [first] = fitted
  if (!first) return []
  const seen: Classes = {
    classes: 'repeats',
    names: first.repeatPurchases.map(({ repeats }) => repeats),
    seen: 'customers',
    actual: first.repeatPurchases.map(({ customers }) => count(customers)),
  }
  const said = fitted.map(({ model, repeatPurchases }) => ({
    model,
    expected: repeatPurchases.map(({ expected }) => count(expected)),
  }))
  return ['', heading('Customers by repeat purchases, and as each model expects them'), classTable(seen, said)]
}

function cautionLines(models: readonly PublishedModel[]): string[] {
  const warnings = models.flatMap(({ model, fit }) =>
    fit.warnings.map((warning) => printable(`${model}: ${noticeText(warning)}`)),
  )
  const cautions = models.flatMap((model) => model.cautions.map((caution) => printable(cautionText(caution))))
  return [...new Set([...warnings, ...cautions])].map((line) => `- ${line}`)
}

/** The models of a date: what is used for what and why, how they foretold, how they fit, and what to keep in mind. */
export function publishedModelsText(models: readonly PublishedModel[], { heading }: Terminal): string {
  if (models.length === 0) return 'No model was fitted yet: run "sabad refresh".'
  const cautions = cautionLines(models)
  return [
    modelTable(models),
    '',
    heading('Parameters'),
    parameterTable(models),
    ...holdoutText(models, heading),
    ...holdoutClasses(models, heading),
    ...fitClasses(models, heading),
    ...(cautions.length > 0 ? ['', heading('To keep in mind'), ...cautions] : []),
  ].join('\n')
}
