import type { ProfitWaterfall } from '@sabad/contract/schemas/costing'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type WaterfallAsked, waterfallQuery } from '../api/queries.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'
import { useRowTitle } from './use-row-title.ts'
import { Waterfall } from './Waterfall.tsx'
import { waterfallOption } from './waterfall-option.ts'
import { waterfallRows } from './waterfall-rows.ts'

/** Profit and loss of everyone, or of a group. */
export function WaterfallPanel({ asked }: { readonly asked: WaterfallAsked }) {
  const query = useQuery(waterfallQuery(asked))
  return (
    <Answer query={query} waiting={<Waiting height={580} />}>
      {(waterfall) => <Steps waterfall={waterfall} />}
    </Answer>
  )
}

const ROW_HEIGHT = 28
const AXIS_HEIGHT = 40

/** A table whose bars say as much as the chart; the chart is there to be taken away. */
function Steps({ waterfall }: { readonly waterfall: ProfitWaterfall }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const look = useChartLook()
  const titleOf = useRowTitle()
  const rows = useMemo(() => waterfallRows(waterfall), [waterfall])
  const option = useMemo(
    () => waterfallOption(rows, { titleOf, amount: t('waterfall.amount'), look, format }),
    [rows, titleOf, look, format, t],
  )
  const { after, asOf, customers, notAssigned } = waterfall
  const title = t('waterfall.title')
  return (
    <ChartPanel
      title={title}
      note={t('waterfall.note', { from: format.date(after), to: format.date(asOf), customers })}
      label={title}
      height={rows.length * ROW_HEIGHT + AXIS_HEIGHT}
      option={option}
      actions={
        <Meaning of={title}>
          <p>{t('waterfall.meaning')}</p>
        </Meaning>
      }
      tableFirst
      table={<Waterfall waterfall={waterfall} />}
    >
      {notAssigned && (
        <p className={classes.foot}>
          {t('waterfall.not-assigned', {
            unassigned: format.money(notAssigned.unassigned),
            unused: format.money(notAssigned.unused),
            notTaken: format.money(notAssigned.notTaken),
          })}
        </p>
      )}
    </ChartPanel>
  )
}
