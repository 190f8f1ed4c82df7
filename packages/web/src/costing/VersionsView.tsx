import { NativeSelect } from '@mantine/core'
import type { CostingComparison, CostModelVersion } from '@sabad/contract/schemas/costing'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { costComparisonQuery, costVersionsQuery, type Scope } from '../api/queries.ts'
import lists from '../builder/lists.module.css'
import { CustomerLink } from '../customers/CustomerLink.tsx'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { said } from '../language/phrasebook.ts'
import classes from './costing.module.css'

/** Who changed the cost model and why, and what the change does. */
export function VersionsView({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('costing')
  const query = useQuery(costVersionsQuery)
  return (
    <Answer query={query} waiting={<Waiting height={280} />}>
      {(versions) => (
        <div className={page.stack}>
          {versions.length > 1 && <ComparePanel scope={scope} versions={versions} />}
          <Panel title={t('versions.title')} flush>
            {versions.length === 0 ? (
              <p className={classes.quiet}>{t('versions.none')}</p>
            ) : (
              <ul className={lists.list}>
                {versions.map((version) => (
                  <VersionItem key={version.number} version={version} />
                ))}
              </ul>
            )}
          </Panel>
          {versions.length === 1 && <p className={lists.soft}>{t('versions.one-only')}</p>}
        </div>
      )}
    </Answer>
  )
}

function VersionItem({ version }: { readonly version: CostModelVersion }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const { number, author, rationale, createdAt } = version
  return (
    <li className={lists.item}>
      <div className={lists.about}>
        <h3 className={lists.name}>{t('version', { number })}</h3>
        <p className={lists.soft}>
          {t('versions.decided-by', { at: format.moment(`${createdAt}Z`), author: author ?? t('versions.unsaid') })}
        </p>
        {rationale && <p>{said(rationale)}</p>}
      </div>
    </li>
  )
}

interface ComparePanelProps {
  readonly scope: Scope
  readonly versions: readonly CostModelVersion[]
}

function ComparePanel({ scope, versions }: ComparePanelProps) {
  const { t } = useTranslation('costing')
  const [newest = 1, before = 1] = versions.map(({ number }) => number)
  const [pair, setPair] = useState({ from: before, to: newest })
  const query = useQuery(costComparisonQuery({ ...scope, ...pair }))
  const select = (side: 'from' | 'to') => (
    <NativeSelect
      aria-label={t(`compare.${side}`)}
      value={pair[side]}
      onChange={({ currentTarget }) => setPair((old) => ({ ...old, [side]: Number(currentTarget.value) }))}
      data={versions.map(({ number }) => ({ value: String(number), label: t('version', { number }) }))}
    />
  )
  return (
    <Panel
      title={t('compare.title')}
      note={t('compare.note')}
      actions={
        <div className={classes.pair}>
          {select('from')}
          {select('to')}
        </div>
      }
      flush
    >
      <Answer query={query} waiting={<Waiting height={320} />}>
        {(found) => (
          <>
            <GroupDifferences found={found} />
            <ActivityDifferences found={found} />
            <SignChanges found={found} />
          </>
        )}
      </Answer>
    </Panel>
  )
}

function GroupDifferences({ found }: { readonly found: CostingComparison }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  return (
    <ScrollBox label={t('compare.groups')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('group', { ns: 'profit' })}</th>
            {(['cost-from', 'cost-to', 'contribution-from', 'contribution-to', 'change'] as const).map((column) => (
              <th key={column} scope="col" className={table.number}>
                {t(`compare.${column}`, { from: found.from, to: found.to })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.groups.map(({ index, title, costToServe, contribution }) => (
            <tr key={index}>
              <th scope="row">{title}</th>
              {[costToServe.from, costToServe.to, contribution.from, contribution.to].map((amount, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns, always the same
                <td key={at} className={table.number}>
                  {format.money(amount)}
                </td>
              ))}
              <td className={table.number}>{format.moneyChange(contribution.to - contribution.from)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function ActivityDifferences({ found }: { readonly found: CostingComparison }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '–' : format.money(amount)
  return (
    <ScrollBox label={t('activities.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('activity')}</th>
            {(['unit-from', 'unit-to', 'spent-from', 'spent-to'] as const).map((column) => (
              <th key={column} scope="col" className={table.number}>
                {t(`compare.${column}`, { from: found.from, to: found.to })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.activities.map(({ name, from, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={table.number}>{money(from?.unitCost)}</td>
              <td className={table.number}>{money(to?.unitCost)}</td>
              <td className={table.number}>{money(from?.cost)}</td>
              <td className={table.number}>{money(to?.cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function SignChanges({ found: { signChanges, from, to } }: { readonly found: CostingComparison }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const { toLoss, toProfit, customers } = signChanges
  return (
    <>
      <p className={classes.foot}>{t('compare.signs', { toLoss, toProfit, from, to })}</p>
      {customers.length > 0 && (
        <ScrollBox label={t('compare.customers')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('customer', { ns: 'profit' })}</th>
                <th scope="col" className={table.number}>
                  {t('compare.contribution-from', { from })}
                </th>
                <th scope="col" className={table.number}>
                  {t('compare.contribution-to', { to })}
                </th>
              </tr>
            </thead>
            <tbody>
              {customers.map((row) => (
                <tr key={row.customerId}>
                  <th scope="row">
                    <CustomerLink row={row} />
                  </th>
                  <td className={table.number}>{format.money(row.contribution.from)}</td>
                  <td className={table.number}>{format.money(row.contribution.to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </>
  )
}
