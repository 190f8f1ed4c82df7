import { NativeSelect } from '@mantine/core'
import { type EquityMeasure, equityMeasure } from '@sabad/contract/schemas/equity'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { After } from '../display/After.tsx'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { TakeOut } from '../display/TakeOut.tsx'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { BudgetPanel } from './BudgetPanel.tsx'
import { LedgerPanel, NoLedger } from './LedgerPanel.tsx'
import { budgetQuery, companyValueQuery, ledgerQuery } from './queries.ts'
import { ValuePanel } from './ValuePanel.tsx'

/** Customers as an asset: what they are worth, why that changes, and what it means for the company. */
export function EquityPage() {
  return <Published>{(scope) => <Equity scope={scope} />}</Published>
}

function Equity({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const { asOfDates } = useWorkspace().workspace
  const asked = useSearch({ from: '/equity' })
  const measure = asked.of ?? 'clv_residual'
  const earlier = asOfDates.filter((date) => date < scope.asOf).sort()
  const from = earlier.find((date) => date === asked.from) ?? earlier.at(-1)
  const ledger = useQuery({ ...ledgerQuery({ ...scope, from: from ?? scope.asOf, measure }), enabled: Boolean(from) })
  const value = useQuery(companyValueQuery({ asOf: scope.asOf, measure }))
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note', { asOf: format.date(scope.asOf) })}
        actions={
          <>
            {from && <TakeOut what="equity" query={{ portfolioId: scope.portfolioId, from, to: scope.asOf }} />}
            <MeasureSelect measure={measure} />
            {from && <FromSelect dates={earlier} from={from} />}
          </>
        }
      />
      <div className={page.stack}>
        {from ? <Ledger asked={{ ...scope, from, measure }} /> : <NoLedger reason="one-date" />}
        <After queries={[ledger]}>
          <ValuePanel key={`${scope.asOf} ${measure}`} asOf={scope.asOf} measure={measure} />
        </After>
        <After queries={[ledger, value]}>
          <Budget scope={scope} />
        </After>
      </div>
    </div>
  )
}

function Ledger({ asked }: { readonly asked: Parameters<typeof ledgerQuery>[0] }) {
  const query = useQuery(ledgerQuery(asked))
  return (
    <Answer query={query} waiting={<Waiting height={360} />}>
      {(ledger) => <LedgerPanel ledger={ledger} />}
    </Answer>
  )
}

function Budget({ scope }: { readonly scope: Scope }) {
  const query = useQuery(budgetQuery(scope))
  return (
    <Answer query={query} waiting={<Waiting height={360} />}>
      {(budget) => <BudgetPanel budget={budget} />}
    </Answer>
  )
}

function MeasureSelect({ measure }: { readonly measure: EquityMeasure }) {
  const { t } = useTranslation('equity')
  const navigate = useNavigate({ from: '/equity' })
  return (
    <NativeSelect
      label={t('measure')}
      value={measure}
      onChange={({ currentTarget: { value } }) => {
        const of = equityMeasure.parse(value)
        void navigate({
          search: (old) => ({ ...old, of: of === 'clv_residual' ? undefined : of }),
          replace: true,
          resetScroll: false,
        })
      }}
      data={equityMeasure.options.map((value) => ({ value, label: t(`measure.${value}`) }))}
    />
  )
}

interface FromSelectProps {
  readonly dates: readonly string[]
  readonly from: string
}

function FromSelect({ dates, from }: FromSelectProps) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const navigate = useNavigate({ from: '/equity' })
  return (
    <NativeSelect
      label={t('from')}
      value={from}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ search: (old) => ({ ...old, from: value }), replace: true, resetScroll: false })
      }
      data={[...dates].reverse().map((value) => ({ value, label: format.date(value) }))}
    />
  )
}
