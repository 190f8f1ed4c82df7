import { type Particular, textRules } from '@sabad/contract/schemas/particulars'
import { type StatsError, rules as statsRules } from '@sabad/stats/stats-error'

/** What errors say of their particulars, in English: the reference of translators (decision 0031). */
const own = {
  // Of a portfolio's definition.
  'tier.levels': 'the tier {tier} has {wanted} {levels} but {labels} labels',
  'tier.label-twice': 'the tier {tier} uses a label twice',
  'tier.measure-or-score': 'the tier {tier} needs either a measure or a score',
  'tier.steps-not-rising': 'the steps of the tier {tier} do not increase',
  'tier.within-unknown': 'the tier {tier} is cut within {other}, which is no tier before it',
  'tier.equal-anchors': 'the criterion {criterion} of the tier {tier} has equal anchors',
  'tier.value-twice': 'the tier {tier} puts {value} on two levels',
  'tier.no-texts': 'the tier {tier} names no measure whose texts it sorts',
  'tier.not-read': 'the tier {tier} names a measure or a score that it does not read',
  'tier.number-and-text': 'the tier {tier} reads {measure} both as a number and as a text',
  'tier.empty-range': 'a rule of the tier {tier} asks for {measure} in a range without numbers',
  'tier.limits-not-rising': 'the limits of {measure} in the tier {tier} do not rise',
  'tier.no-logarithm': 'the logarithm of {measure} in the tier {tier} has no value',
  'tier.other-components': 'the components of the tier {tier} are not of its {measures} measures',
  'tier.no-tree': 'the nodes of the tier {tier} are no tree',
  'tier.level-left-out': 'the tier {tier} leaves a level out',
  'tier.centres-dimensions': 'the centres of the tier {tier} do not have {size} dimensions',
  'tier.centre-dimensions': 'the centre {centre} of the tier {tier} does not have {size} dimensions',
  'tier.not-combined': 'the measure {measure} of the tier {tier} has no meaning for several customers together',
  'need.sales': 'import orders or order lines',
  'need.service': 'import interactions, contacts or contracts',
  'need.model': 'see from the models why none of purchases is in use',
  'need.costs': 'import ledger costs or type a cost model, and refresh',
  'need.customers': 'import it with the customers',
  'need.ratings': 'import ratings of it',
  'need.enrichment': 'import the table that holds it',
  'levels.bands': 'bands',
  'levels.classes': 'classes',
  'levels.centres': 'centres',
  'levels.groups': 'groups',
  'levels.rules': 'rules',
  'group.unknown-tier': 'the group {group} names the tier {tier}, which does not exist',
  'group.unknown-label': 'the group {group} names {tier} {label}, which is none of {labels}',
  'group.unreachable': 'no customer can ever reach the group {group}: earlier groups take all',
  'name-twice': 'the name {name} is used twice',
  'too-many-cells': 'its tiers make {cells} cells and at most {limit} are possible',
  partition: '{customers} customers, {assigned} memberships of {distinct} customers, {without} without a group',
  // Of a file.
  'file.old-office': 'it is an old Office file (.xls); save it as .xlsx',
  'file.pdf': 'it is a PDF document',
  'file.picture': 'it is a picture',
  'file.sqlite': 'it is an SQLite database',
  'file.duckdb': 'it is a DuckDB database',
  'file.program': 'it is a program',
  'file.7-zip': 'it is a 7-Zip archive',
  'file.rar': 'it is a RAR archive',
  'file.bzip2': 'it is packed with bzip2; unpack it, or use gzip',
  'file.xz': 'it is packed with xz; unpack it, or use gzip',
  'file.zstd': 'it is packed with zstd; unpack it, or use gzip',
  'file.packed-twice': 'it is packed twice; unpack it once',
  'file.parquet': 'it is a Parquet file',
  'file.text': 'it is text',
  'file.excel': 'it is an Excel workbook',
  'file.zip': 'it is a ZIP archive',
  'file.in-gzip': '{file} packed with gzip; unpack it',
  'file.not-gzip': 'it is not packed with gzip',
  'file.gzip-unnamed': 'it is packed with gzip; name it .gz',
  'file.no-json': 'it is not valid JSON',
  'file.damaged-gzip': 'it is damaged gzip data',
  'file.damaged-excel': 'it is a damaged Excel workbook',
  'file.damaged-parquet': 'it is a damaged Parquet file',
  'file.damaged': 'its data is damaged',
  'file.web-page': 'it is a web page or XML',
  'file.binary': 'it is binary data',
  'limit.excel': '64 MB, what an Excel file may have',
  'limit.free-space': '{gigabytes} GB, the space that is free',
  // Of an option of an import.
  'allowed.time-zone': 'use a name such as Asia/Jakarta or UTC',
  'allowed.enrichment': 'say name, validFrom and keyKind, one of {kinds}',
  'allowed.sheets': 'the sheets are {sheets}',
  'allowed.encoding':
    'use utf-8, utf-16le, utf-16be, windows-1252, windows-1256 or another label of the Encoding Standard',
  // Of a strategy that lacks something.
  'gap.goals-missing': 'no goals',
  'gap.plan-missing': 'no action plan',
  'gap.kpis-missing': 'no KPIs with targets',
  'gap.reason-missing': 'no reason for another way than the recommended one',
  'gap.end-flagged': 'members with a flag of significance',
  'gap.end-regulated': 'the obligation to serve these customers',
  'gap.discount-loses': 'a discount that would lose money',
  'gap.win-back-loses': 'a win-back that would lose money',
  // Of a fit and of a curve.
  'fit.no-covariates': '{model} takes no covariates: bg-nbd and pareto-nbd do',
  'fit.nothing-regularised': 'only coefficients of covariates are regularised',
  'fit.too-many-refits': '{replicates} refits of {rows} different rows take too long: ask for fewer, or for profile',
  'fit.column-missing': '{model} needs the column {column}',
  'curve.no-holdout': 'no campaign holds out customers of it, with an outcome',
  'curve.no-gain': 'those contacted brought no more than those held out',
  'curve.no-cost': 'the contacts of the last 12 months have no cost',
  'curve.gain-above-most': 'contacts already bring {gain}, more than the most that is said',
  'judgements.rows': '{rows} rows for {criteria} criteria',
  'of-group': 'group {group}: {found}',
  'any-amount': 'any amount',
  'another-site': 'another site',
  // Of what a model is given: a rule, and what was found where.
  'stats.found': '{rule} ({found})',
  'stats.value': '{name} {value}',
  'stats.at.row': 'row',
  'stats.at.column': 'column',
  'stats.at.value': 'value',
  'stats.at.option': 'option',
  'stats.at.lengths': 'lengths',
  'stats.at.total': 'total',
  'stats.at.lower': 'lower',
  'stats.at.upper': 'upper',
  'stats.at.least': 'least',
  'stats.at.most': 'most',
  'stats.at.needed': 'needed',
  'stats.at.found': 'found',
  'stats.at.draws': 'draws',
  'stats.at.turned': 'turned',
  'stats.at.group': 'group',
  'stats.at.state': 'state',
  'stats.at.action': 'action',
  // Of a request that does not keep to the schema.
  'issue.at': '{field}: {issue}',
  'issue.type': 'must be of the type {expected}',
  'issue.too-small': 'must be at least {least}',
  'issue.above': 'must be above {least}',
  'issue.too-big': 'must be at most {most}',
  'issue.below': 'must be below {most}',
  'issue.too-short': 'must have a length of at least {least}',
  'issue.too-long': 'must have a length of at most {most}',
  'issue.format': 'must be written as {format}',
  'issue.step': 'must be a multiple of {step}',
  'issue.unknown-keys': 'has fields that are not known: {keys}',
  'issue.values': 'must be one of {values}',
  'issue.other': 'has a value that is not allowed',
  'issue.no-json': 'its body is no JSON',
  'issue.path-outside': 'within must be a path inside the folder, not {path}',
  'issue.answer': 'the answer does not fit the contract: {issue}',
  // What another program says stays in its words.
  foreign: '{text}',
} as const

export type ParticularCode = keyof typeof own | `stats.${keyof typeof statsRules}`

const prefixed = <Texts extends Readonly<Record<string, string>>>(prefix: string, texts: Texts) =>
  Object.entries(texts).map(([code, text]) => [`${prefix}.${code}`, text] as const)

/** The English of each code. */
export const particularTexts: Readonly<Record<string, string>> = {
  ...own,
  ...Object.fromEntries([...prefixed('stats', statsRules), ...prefixed('rule', textRules)]),
}

type Part = string | number | Particular
/** What the text of a particular needs. */
export type ParticularParams = Readonly<Record<string, Part | readonly Part[]>>

const inEnglish = (value: ParticularParams[string] | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return 'message' in value ? value.message : value.map(inEnglish).join(', ')
}

const written = (code: string, params: ParticularParams = {}): Particular => ({
  code,
  params,
  message: (particularTexts[code] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => inEnglish(params[name])),
})

/** What an error says at one of its places: the code of a text with what that needs. */
export const particular: (code: ParticularCode, params?: ParticularParams) => Particular = written

/** A rule of a schema, by its English; null for what is none. */
export function textRule(message: string): Particular | null {
  const name = Object.entries(textRules).find(([, text]) => text === message)?.[0]
  return name === undefined ? null : written(`rule.${name}`)
}

/** The words of another program: a database, a cluster, the system. They are in its language and shown as they are. */
export const foreign = (text: string): Particular => particular('foreign', { text })

/** Names of places that are said in words; the others are names of a model's own parameters. */
const named = (name: string): string | Particular =>
  Object.hasOwn(own, `stats.at.${name}`) ? written(`stats.at.${name}`) : name

/** Which rule the input of a model breaks, and where. */
export function ofStats({ code, params }: StatsError): Particular {
  const rule = particular(`stats.${code}`)
  const found = Object.entries(params).map(([name, value]) => particular('stats.value', { name: named(name), value }))
  return found.length === 0 ? rule : particular('stats.found', { rule, found })
}
