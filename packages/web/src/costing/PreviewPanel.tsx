import { Button } from '@mantine/core'
import type { CostingReport } from '@sabad/contract/schemas/costing'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { costingReportQuery } from '../api/queries.ts'
import { FailureNotice } from '../display/FailureNotice.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './costing.module.css'
import { FindingList } from './FindingList.tsx'
import type { CostDraft } from './use-cost-draft.ts'

interface PreviewPanelProps {
  readonly draft: CostDraft
  readonly asOf: string
}

/** What the model would do on the date, beside what the one in use did. Nothing is stored. */
export function PreviewPanel({ draft: { model, check }, asOf }: PreviewPanelProps) {
  const { t } = useTranslation('costing')
  const now = useQuery(costingReportQuery(asOf))
  const preview = useMutation({ mutationFn: () => api.costing.preview({ model, asOf }) })
  return (
    <Panel title={t('preview.title')} note={t('preview.note')} flush>
      {preview.data && (
        <>
          <ScrollBox label={t('preview.title')}>
            <PreviewTable now={now.data} then={preview.data} />
          </ScrollBox>
          <div className={classes.padded}>
            <FindingList findings={preview.data.findings} />
          </div>
        </>
      )}
      {preview.isError && <FailureNotice error={preview.error} />}
      <div className={classes.padded}>
        <Button
          variant="default"
          size="xs"
          disabled={!check.data?.isSound}
          loading={preview.isPending}
          onClick={() => preview.mutate()}
        >
          {t('preview.action')}
        </Button>
      </div>
    </Panel>
  )
}

interface PreviewTableProps {
  readonly now: CostingReport | undefined
  readonly then: CostingReport
}

const rows = {
  netRevenue: ({ sums }: CostingReport) => sums.netRevenue,
  costToServe: ({ sums }: CostingReport) => sums.costToServe,
  contribution: ({ sums }: CostingReport) => sums.contribution,
  unassigned: ({ reconciliation }: CostingReport) => reconciliation.unassigned,
  unused: ({ reconciliation }: CostingReport) => reconciliation.unused,
  notTaken: ({ reconciliation }: CostingReport) => reconciliation.notTaken,
} as const
const names = ['netRevenue', 'costToServe', 'contribution', 'unassigned', 'unused', 'notTaken'] as const

function PreviewTable({ now, then }: PreviewTableProps) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('preview.what')}</th>
          <th scope="col" className={table.number}>
            {t('preview.now')}
          </th>
          <th scope="col" className={table.number}>
            {t('preview.then')}
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`preview.${name}`)}</th>
            <td className={table.number}>{now ? format.money(rows[name](now)) : '–'}</td>
            <td className={table.number}>{format.money(rows[name](then))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
