import type { MarketProject } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { measuresQuery } from '../api/queries.ts'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import classes from './market.module.css'

interface SegmentFactsPanelProps {
  readonly project: MarketProject
  readonly analysis: MarketAnalysis | undefined
}

/** Size, value and means of the segments that were taken from groups. */
export function SegmentFactsPanel({ project, analysis }: SegmentFactsPanelProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const { data: measures = [] } = useQuery(measuresQuery)
  const facts = analysis?.segments ?? []
  const known = facts[0]?.means.map(({ variable }) => measures.find(({ name }) => name === variable)) ?? []
  const titleOf = (id: string) => project.segments.find(({ segmentId }) => segmentId === id)?.title ?? id
  const mean = (value: number | null, at: number) =>
    value === null ? t('unknown') : formatMeasure(format, value, known[at]?.unit ?? 'count')
  return (
    <Panel title={t('facts.title')} flush={facts.length > 0}>
      {facts.length === 0 ? (
        <p className={classes.quiet}>{t('facts.none')}</p>
      ) : (
        <ScrollBox label={t('facts.title')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('segment.title')}</th>
                {[t('facts.customers'), t('facts.value'), ...known.map((measure) => measure?.title ?? '')].map(
                  (head) => (
                    <th key={head} scope="col" className={table.number}>
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {facts.map(({ segmentId, customers, value, means }) => (
                <tr key={segmentId}>
                  <th scope="row">{titleOf(segmentId)}</th>
                  <td className={table.number}>{format.count(customers)}</td>
                  <td className={table.number}>{value === null ? t('unknown') : format.money(value)}</td>
                  {means.map(({ variable, mean: own }, at) => (
                    <td key={variable} className={table.number}>
                      {mean(own, at)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  )
}
