import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { GroupKpiCards } from './GroupKpiCards.tsx'
import { GroupKpiTable } from './GroupKpiTable.tsx'
import { kpis } from './kpis.ts'
import { UnknownKpis } from './UnknownKpis.tsx'
import { unknownKpis } from './unknown-kpis.ts'

/** Retention, value and profit of each group (requirement 94). */
export function GroupKpisPanel({ overview }: { readonly overview: PortfolioOverview }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const narrow = useIsNarrow()
  const unknown = unknownKpis(overview)
  const told = kpis.filter((kpi) => !unknown.some((one) => one.kpi === kpi))
  return (
    <Panel
      title={t('kpis.title')}
      note={t('kpis.note', { asOf: format.date(overview.asOf) })}
      actions={
        <LinkButton to="/scorecard" size="compact-sm" variant="subtle">
          {t('kpis.all-figures')}
        </LinkButton>
      }
      flush
    >
      {narrow ? <GroupKpiCards overview={overview} told={told} /> : <GroupKpiTable overview={overview} told={told} />}
      <UnknownKpis unknown={unknown} />
    </Panel>
  )
}
