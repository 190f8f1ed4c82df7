import type { Discovery, DiscoveryCandidate } from '@sabad/contract/schemas/discovery'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { candidatesOption } from './candidates-option.ts'
import classes from './discover.module.css'

/** Those on one scale, from 0 to 1, can be drawn together; information criteria have a scale of their own. */
const shares = ['silhouette', 'leastStability', 'splitHalf'] as const
const criteria = ['bic', 'icl'] as const
const indices = [
  'silhouette',
  'leastStability',
  'splitHalf',
  'daviesBouldin',
  'calinskiHarabasz',
  'gap',
  'bic',
  'icl',
] as const
type Index = (typeof indices)[number]

const isKnown = (candidates: readonly DiscoveryCandidate[]) => (index: Index) =>
  candidates.some((candidate) => candidate[index] !== null)

/** Every number of groups that was compared, by every index. */
export function CandidatesPanel({ found }: { readonly found: Discovery }) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  const look = useChartLook()
  const { candidates, k } = found
  const known = isKnown(candidates)
  const drawn: readonly Index[] = shares.some(known) ? shares : criteria
  const series = drawn.map((index) => ({ title: t(`index.${index}`), values: candidates.map((one) => one[index]) }))
  const option = candidatesOption({
    look,
    places: candidates.map((one) => format.count(one.k)),
    taken: candidates.findIndex((one) => one.k === k),
    takenTitle: t('candidates.taken'),
    axisTitle: t('candidates.groups'),
    series,
    amount: format.decimal,
  })
  return (
    <ChartPanel
      title={t('candidates.title')}
      note={t('candidates.note')}
      label={t('candidates.label')}
      height={260}
      option={option}
      table={<CandidatesTable found={found} shown={indices.filter(known)} />}
    >
      <ul className={classes.legend}>
        {series.map(({ title }, index) => (
          <li key={title}>
            <span style={{ background: look.colourOf(index) }} aria-hidden />
            {title}
          </li>
        ))}
      </ul>
    </ChartPanel>
  )
}

function CandidatesTable({ found, shown }: { readonly found: Discovery; readonly shown: readonly Index[] }) {
  const { t } = useTranslation('discover')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('candidates.groups')}</th>
          {shown.map((index) => (
            <th key={index} scope="col" className={table.number}>
              {t(`index.${index}`)}
            </th>
          ))}
          <th scope="col" className={table.number}>
            {t('candidates.smallest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.candidates.map((candidate) => (
          <tr key={candidate.k}>
            <th scope="row">
              {candidate.k === found.k ? t('candidates.taken-k', { k: candidate.k }) : format.count(candidate.k)}
            </th>
            {shown.map((index) => (
              <td key={index} className={table.number}>
                {candidate[index] === null ? t('unknown') : format.decimal(candidate[index])}
              </td>
            ))}
            <td className={table.number}>
              {candidate.smallestShare === null ? t('unknown') : format.share(candidate.smallestShare)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
