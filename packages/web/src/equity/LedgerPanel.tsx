import type { EquityAccount, EquityLedger } from '@sabad/contract/schemas/equity'
import { useTranslation } from 'react-i18next'
import { GroupsTable } from '../display/GroupsTable.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './equity.module.css'

const LINES = ['movedIn', 'movedOut', 'acquired', 'wonBack', 'lost', 'grown', 'shrunk', 'left'] as const

/** Why there is no ledger. */
export function NoLedger({ reason }: { readonly reason: 'one-date' | 'not-known' }) {
  const { t } = useTranslation('equity')
  return (
    <Panel title={t('ledger.title')}>
      <p className={classes.quiet}>{t(`ledger.${reason}`)}</p>
    </Panel>
  )
}

/** Customer equity from one date to the next: every line of every group, adding up. */
export function LedgerPanel({ ledger }: { readonly ledger: EquityLedger }) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const { from, asOf, groups, base } = ledger
  if (from === null || base === null) return <NoLedger reason={from === null ? 'one-date' : 'not-known'} />
  const title = t('ledger.title')
  // A line that is nought everywhere, as that of customers no longer known mostly is, is not shown.
  const lines = LINES.filter((line) =>
    [base, ...groups.map(({ account }) => account)].some((one) => one[line].customers),
  )
  return (
    <Panel
      title={title}
      note={t('ledger.note', { from: format.date(from), to: format.date(asOf) })}
      actions={
        <Meaning of={title}>
          <p>{t('ledger.meaning')}</p>
        </Meaning>
      }
      flush
    >
      <GroupsTable
        label={title}
        heads={[
          t('group'),
          ...(['opening', ...lines, 'closing', 'earned'] as const).map((line) => t(`ledger.${line}`)),
        ]}
        groups={groups}
        all={t('all')}
      >
        {(group) => <AccountCells account={group ? group.account : base} lines={lines} />}
      </GroupsTable>
      <p className={classes.reading}>{t('ledger.earned.meaning')}</p>
    </Panel>
  )
}

interface AccountCellsProps {
  readonly account: EquityAccount
  readonly lines: readonly (typeof LINES)[number][]
}

function AccountCells({ account, lines }: AccountCellsProps) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const { opening, closing, earned } = account
  const of = (amount: number) => (amount < 0 ? `${table.number} ${classes.loss}` : table.number)
  return (
    <>
      <td className={table.number}>
        {format.moneyShort(opening.amount)}
        <div className={table.soft}>{format.count(opening.customers)}</div>
      </td>
      {lines.map((line) => (
        <td key={line} className={of(account[line].amount)}>
          {account[line].customers === 0 ? (
            t('none')
          ) : (
            <>
              {format.moneyChange(account[line].amount)}
              <div className={table.soft}>{format.count(account[line].customers)}</div>
            </>
          )}
        </td>
      ))}
      <td className={table.number}>
        <strong>{format.moneyShort(closing.amount)}</strong>
        <div className={table.soft}>{format.count(closing.customers)}</div>
      </td>
      <td className={of(earned)}>{format.moneyShort(earned)}</td>
    </>
  )
}
