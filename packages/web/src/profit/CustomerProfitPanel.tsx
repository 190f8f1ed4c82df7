import { readError } from '@sabad/contract/read-error'
import type { CustomerProfit, ProfitLine } from '@sabad/contract/schemas/costing'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { customerProfitQuery } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'
import { useOrigin } from './use-origin.ts'
import { Waterfall } from './Waterfall.tsx'
import type { StepAmount } from './waterfall-rows.ts'

interface CustomerProfitPanelProps {
  readonly customerId: string
  readonly asOf: string
}

/** Profit and loss of one customer; each step opens to the lines that it is made of, traced to the pool. */
export function CustomerProfitPanel({ customerId, asOf }: CustomerProfitPanelProps) {
  const query = useQuery(customerProfitQuery(customerId, asOf))
  if (query.isError && readError(query.error).code === 'costing.none') return <NotCosted />
  return (
    <Answer query={query} waiting={<Waiting height={420} />}>
      {(profit) => <Costed profit={profit} />}
    </Answer>
  )
}

function NotCosted() {
  const { t } = useTranslation('profit')
  return (
    <Panel title={t('customer.title')}>
      <p className={classes.quiet}>{t('customer.not-costed')}</p>
      <LinkButton to="/costing" variant="default" size="xs">
        {t('to-costing')}
      </LinkButton>
    </Panel>
  )
}

function Costed({ profit }: { readonly profit: CustomerProfit }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { after, asOf, lines, version } = profit
  const traceOf = ({ step }: StepAmount) => {
    const own = lines.filter((line) => line.step === step)
    return own.length === 0 ? null : <Trace lines={own} />
  }
  return (
    <Panel
      title={t('customer.title')}
      note={t('customer.note', { from: format.date(after), to: format.date(asOf), version })}
      flush
    >
      <Waterfall waterfall={profit} traceOf={traceOf} />
    </Panel>
  )
}

/** The lines of a step: how much, from where, and whether measured. */
function Trace({ lines }: { readonly lines: readonly ProfitLine[] }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const origin = useOrigin()
  return (
    <ul>
      {lines.map((line) => {
        const { title, how } = origin(line)
        return (
          <li key={`${line.source} ${title}`}>
            <div className={classes.traceHead}>
              <strong>{title}</strong>
              <span>{format.money(line.amount)}</span>
            </div>
            <div className={classes.soft}>
              {t(`source.${line.source}`)}
              {how && ` · ${how}`}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
