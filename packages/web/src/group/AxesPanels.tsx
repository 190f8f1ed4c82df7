import type { Axis, AxisCriterion, PortfolioAxes } from '@sabad/contract/schemas/portfolio-axes'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { axesQuery, type Scope } from '../api/queries.ts'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { inSentence } from '../language/in-sentence.ts'
import classes from './axes.module.css'

const NAMED = 3

/** How the scores of the portfolio come about, axis by axis; nothing where no axis is a score. */
export function AxesPanels({ scope }: { readonly scope: Scope }) {
  const { data } = useQuery(axesQuery(scope))
  if (!data) return null
  return data.axes.map((axis) => <AxisPanel key={axis.tier} axis={axis} axes={data} />)
}

function AxisPanel({ axis, axes }: { readonly axis: Axis; readonly axes: PortfolioAxes }) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const count = (number: number) => format.count(number)
  const title = t('axes.title', { axis: inSentence(axis.title, format.language) })
  const note = t('axes.note', {
    scored: count(axis.scored),
    customers: count(axes.customers),
    thin: count(axis.thin),
    asOf: format.date(axes.asOf),
  })
  return (
    <Panel title={title} note={note} flush>
      <ScrollBox label={title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('axes.criterion')}</th>
              <th scope="col">{t('axes.weight')}</th>
              <th scope="col">{t('axes.known')}</th>
              <th scope="col">{t('axes.raters')}</th>
              <th scope="col">{t('axes.agreement')}</th>
            </tr>
          </thead>
          <tbody>
            {axis.criteria.map((criterion) => (
              <CriterionRow key={criterion.variable} criterion={criterion} customers={axes.customers} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className={classes.notes}>
        <p>{t('axes.key')}</p>
        <ThinCustomers axis={axis} />
        {axis === axes.axes.at(-1) && <Weights sensitivity={axes.sensitivity} />}
      </div>
    </Panel>
  )
}

interface CriterionRowProps {
  readonly criterion: AxisCriterion
  readonly customers: number
}

function CriterionRow({ criterion, customers }: CriterionRowProps) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const { title, weight, raters, agreement } = criterion
  const share = customers === 0 ? 0 : criterion.customers / customers
  const isAgreed = agreement !== null && agreement.w !== null
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{format.share(weight)}</td>
      <td className={share === 0 ? classes.missing : undefined}>{format.share(share)}</td>
      <td>{raters === null ? t('axes.measured') : format.count(raters)}</td>
      <td>
        {raters === null
          ? ''
          : isAgreed
            ? t('axes.w', { w: format.decimal(agreement.w ?? 0), raters: agreement.raters, count: agreement.customers })
            : t('axes.alone')}
      </td>
    </tr>
  )
}

function ThinCustomers({ axis }: { readonly axis: Axis }) {
  const { t } = useTranslation('group')
  const format = useFormat()
  if (axis.thinCustomers.length === 0) return null
  const named = axis.thinCustomers.slice(0, NAMED).map(({ customerId, name, coverage, missing }) =>
    t('axes.thin-one', {
      name: name ?? customerId,
      share: format.share(coverage),
      missing: format.row(missing.map((one) => inSentence(one, format.language))),
    }),
  )
  return <p>{t('axes.thin', { list: format.list(named) })}</p>
}

function Weights({ sensitivity }: { readonly sensitivity: PortfolioAxes['sensitivity'] }) {
  const { t } = useTranslation('group')
  const format = useFormat()
  if (!sensitivity) return null
  const { kept, settled, customers } = sensitivity
  return <p>{t('axes.weights', { kept: format.share(kept), settled: format.count(settled), count: customers })}</p>
}
