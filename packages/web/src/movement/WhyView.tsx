import type { Measure } from '@sabad/contract/schemas/customers'
import type { MoveCause, MovementReasons } from '@sabad/contract/schemas/movement'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type Between, measuresQuery, reasonsQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { spokenLabel } from '../language/phrasebook.ts'
import { FlowLink } from './FlowLink.tsx'
import classes from './movement.module.css'

const FLOWS_SHOWN = 20
const CAUSES_SHOWN = 3

/** Which measure crossed which line. */
export function WhyView({ between }: { readonly between: Between }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const query = useQuery(reasonsQuery(between))
  const measures = useQuery(measuresQuery)
  const title = t('why.title')
  const note = t('why.note', { from: format.date(between.from), to: format.date(between.to) })
  return (
    <Panel title={title} note={note} flush>
      <Answer query={query} beside={[measures]} waiting={<Waiting height={480} />}>
        {(reasons) =>
          reasons.flows.length === 0 ? (
            <p className={classes.tableNote}>{t('why.nobody')}</p>
          ) : (
            <ScrollBox label={title}>
              <ReasonsTable reasons={reasons} measures={measures.data ?? []} />
            </ScrollBox>
          )
        }
      </Answer>
    </Panel>
  )
}

interface ReasonsTableProps {
  readonly reasons: MovementReasons
  readonly measures: readonly Measure[]
}

function ReasonsTable({ reasons, measures }: ReasonsTableProps) {
  const { t } = useTranslation('movement')
  return (
    <table className={`${table.table} ${classes.reasons}`}>
      <thead>
        <tr>
          <th scope="col">{t('why.move')}</th>
          <th scope="col" className={table.number}>
            {t('customers')}
          </th>
          <th scope="col">{t('why.because')}</th>
          <th scope="col" className={table.number}>
            {t('why.of-them')}
          </th>
          <th scope="col" className={table.number}>
            {t('why.alone')}
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons.flows.slice(0, FLOWS_SHOWN).map((flow) => (
          <FlowRows key={`${flow.from} ${flow.to}`} flow={flow} reasons={reasons} measures={measures} />
        ))}
      </tbody>
    </table>
  )
}

function FlowRows({
  flow,
  reasons,
  measures,
}: ReasonsTableProps & { readonly flow: MovementReasons['flows'][number] }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const [from, to] = [flow.from, flow.to].map((index) => reasons.groups.find((group) => group.index === index))
  const causes = flow.causes.slice(0, CAUSES_SHOWN)
  if (!from || !to) return null
  return causes.map((cause, at) => (
    <tr key={`${cause.tier} ${cause.before} ${cause.after}`}>
      {at === 0 && (
        <Fragment>
          <th scope="rowgroup" rowSpan={causes.length}>
            <span className={classes.way}>
              <GroupName group={from} />
              <span className={classes.way}>
                <IconArrowRight size={14} aria-label={t('to')} />
                <GroupName group={to} />
              </span>
            </span>
          </th>
          <td className={table.number} rowSpan={causes.length}>
            <FlowLink from={from} to={to} between={reasons}>
              {format.count(flow.customers)}
            </FlowLink>
          </td>
        </Fragment>
      )}
      <td className={classes.because}>
        <Cause cause={cause} measures={measures} />
      </td>
      <td className={table.number}>{format.count(cause.customers)}</td>
      <td className={table.number}>{format.count(cause.alone)}</td>
    </tr>
  ))
}

function Cause({ cause, measures }: { readonly cause: MoveCause; readonly measures: readonly Measure[] }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const known = measures.find(({ name }) => name === cause.measure)
  const params = {
    measure: known?.title ?? cause.tierTitle,
    line: cause.line === null ? '' : formatMeasure(format, cause.line, known?.unit ?? 'score'),
    before: spokenLabel(cause.before),
    after: spokenLabel(cause.after),
  }
  const levels = cause.line !== null && t('cause.levels', params)
  return (
    <>
      {t(`cause.${cause.change}`, params)} {levels && <span className={table.soft}>{levels}</span>}
    </>
  )
}
