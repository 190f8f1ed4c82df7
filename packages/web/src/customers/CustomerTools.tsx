import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { customerSort } from '@sabad/contract/schemas/customers'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overviewQuery, type Scope } from '../api/queries.ts'
import type { CustomersSearch } from '../app/search.ts'
import { columns } from './columns.ts'
import classes from './customers.module.css'
import { nextOrder } from './sorting.ts'

export interface FilterProps {
  readonly scope: Scope
  readonly search: CustomersSearch
  readonly onChange: (changed: CustomersSearch) => void
}

const PAUSE_MS = 250

/** Search, group and, where there are no column heads to press, the order. */
export function CustomerTools({ scope, search, onChange }: FilterProps) {
  const { t } = useTranslation('customers')
  const { data: overview } = useQuery(overviewQuery(scope))
  const find = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }), PAUSE_MS)
  const groups = overview?.groups ?? []
  return (
    <search className={classes.tools}>
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={16} aria-hidden />}
        defaultValue={search.q ?? ''}
        maxLength={200}
        onChange={({ currentTarget }) => find(currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('group')}
        value={search.group ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ group: currentTarget.value || undefined, movedFrom: undefined, movedSince: undefined })
        }
        data={[
          { value: '', label: t('group.all') },
          ...groups.map(({ name, title }) => ({ value: name, label: title })),
        ]}
      />
      <FlaggedSelect search={search} onChange={onChange} />
      <SortSelect search={search} onChange={onChange} />
    </search>
  )
}

function FlaggedSelect({ search, onChange }: Omit<FilterProps, 'scope'>) {
  const { t } = useTranslation('significance')
  return (
    <NativeSelect
      aria-label={t('filter')}
      value={search.flagged ? 'flagged' : ''}
      onChange={({ currentTarget }) => onChange({ flagged: currentTarget.value === 'flagged' || undefined })}
      data={[
        { value: '', label: t('filter.all') },
        { value: 'flagged', label: t('filter.flagged') },
      ]}
    />
  )
}

function SortSelect({ search, onChange }: Omit<FilterProps, 'scope'>) {
  const { t } = useTranslation('customers')
  const sortable = columns.flatMap(({ key, sort }) => (sort ? [{ value: sort, label: t(`column.${key}`) }] : []))
  return (
    <NativeSelect
      className={classes.phoneOnly}
      aria-label={t('sort')}
      value={search.sort ?? 'clv_12m'}
      onChange={({ currentTarget }) => {
        const sort = customerSort.parse(currentTarget.value)
        onChange({ sort, order: nextOrder({ sort: 'tenure_days', order: 'asc' }, sort) })
      }}
      data={sortable.map(({ value, label }) => ({ value, label: t('sort.by', { column: label }) }))}
    />
  )
}
