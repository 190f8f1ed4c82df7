import { fillMessage } from '@sabad/contract/errors'
import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { chance, count, mean, NONE, score, share } from './numbers.ts'
import { printable } from './printable.ts'
import { shortageText } from './shortage-text.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

type Test = NonNullable<MovementPaths['test']>

const VERDICTS: Readonly<Record<Test['verdict']['code'], string>> = {
  'road-matters':
    'The road matters: the group before explains another {share} of the variance of the margin that came next ({pValue}).',
  'road-matters-little':
    'The road matters little: that it says something is sure ({pValue}), but it explains only {share} of the variance.',
  'state-suffices': 'The present group suffices: the group before adds nothing that chance would not ({pValue}).',
}

function testText({ verdict, statistic, degreesOfFreedom, customers, shareOfState }: Test): string {
  const params = { share: share(Math.max(0, verdict.params.share)), pValue: chance(verdict.params.pValue) }
  const [between, within] = degreesOfFreedom
  return [
    fillMessage(VERDICTS[verdict.code], params),
    `F(${count(between)}, ${count(within)}) = ${mean(statistic)} of ${count(customers)} customers; the present group alone explains ${share(Math.max(0, shareOfState))}.`,
  ].join('\n')
}

type Memory = NonNullable<MovementPaths['memory']>

const MEMORY_VERDICTS: Readonly<Record<Memory['verdict']['code'], string>> = {
  'road-tells': 'The group before also tells where customers go next (strength {strength}, {pValue}).',
  'road-tells-little': 'Where customers go next hardly depends on the group before (strength {strength}, {pValue}).',
  'state-suffices': 'Where customers go next does not depend on the group before (strength {strength}, {pValue}).',
}

const LEAST_EXPECTED = 5

function memoryText({ verdict, statistic, degreesOfFreedom, customers, smallestExpected }: Memory): string {
  const params = { strength: score(verdict.params.strength), pValue: chance(verdict.params.pValue) }
  return [
    fillMessage(MEMORY_VERDICTS[verdict.code], params),
    `Chi-square(${count(degreesOfFreedom)}) = ${mean(statistic)} of ${count(customers)} customers.`,
    ...(smallestExpected < LEAST_EXPECTED ? ['Some ways are so rare that p is not to be relied on.'] : []),
  ].join('\n')
}

/** The command that lists the customers of the first path. */
const listing = ({ list }: MovementPaths['paths'][number]): string =>
  printable(`sabad customers list --portfolio ${list.portfolioId} --as-of ${list.asOf} --path ${list.path}`)

/** Common ways through the groups, what came after them, and whether the way matters. */
export function pathsText(answer: MovementPaths, currency: string, { heading }: Terminal): string {
  const { portfolioId, dates, marginUntil, groups, paths, test, memory, customers } = answer
  if (answer.shortage) return shortageText(answer.shortage)
  const title = (index: number | null) =>
    index === null ? '(not known yet)' : (groups.find((group) => group.index === index)?.title ?? NONE)
  const right = (one: string) => ({ title: one, align: 'right' as const })
  const rows = paths.map((path) => [
    count(path.customers),
    share(path.share),
    mean(path.margin.value),
    path.groups.map(title).join(' > '),
  ])
  return [
    heading(printable(`Paths in ${portfolioId} over ${dates.join(', ')}; margin until ${marginUntil ?? NONE}`)),
    '',
    table([right('customers'), right('share'), right(`margin each (${currency})`), { title: 'path' }], rows, heading),
    '',
    `${count(customers)} customers in all.`,
    ...paths.slice(0, 1).map((path) => `Those of the first path: ${listing(path)}`),
    '',
    test ? testText(test) : 'There are too few different paths to tell whether the road matters.',
    ...(memory ? [memoryText(memory)] : []),
  ].join('\n')
}
