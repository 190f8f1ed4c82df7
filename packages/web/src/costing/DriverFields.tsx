import { Button, Checkbox, NativeSelect, TagsInput } from '@mantine/core'
import { type CostDriver, type DriverFilter, driverCount, driverFilter } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import classes from './costing.module.css'
import { withItem, withoutItem } from './use-cost-draft.ts'

interface DriverFieldsProps {
  readonly driver: CostDriver
  readonly label: string
  readonly onChange: (driver: CostDriver) => void
}

const columns = driverFilter.shape.column

/** What is counted of each customer, and of which kinds only. */
export function DriverFields({ driver, label, onChange }: DriverFieldsProps) {
  const { t } = useTranslation('costing')
  const { count, where } = driver
  const set = (at: number, filter: DriverFilter) => onChange({ ...driver, where: withItem(where, at, filter) })
  return (
    <>
      <NativeSelect
        label={label}
        value={count}
        data={driverCount.options.map((value) => ({ value, label: t(`count.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...driver, count: driverCount.parse(currentTarget.value) })}
      />
      {where.map((filter, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: filters have no name
        <div key={at} className={classes.filter}>
          <NativeSelect
            label={t('filter.column')}
            value={filter.column}
            data={columns.options.map((value) => ({ value, label: t(`column.${value}`) }))}
            onChange={({ currentTarget }) => set(at, { ...filter, column: columns.parse(currentTarget.value) })}
          />
          <TagsInput
            label={t('filter.values')}
            value={[...filter.values]}
            onChange={(values) => set(at, { ...filter, values })}
          />
          <Checkbox
            label={t('filter.except')}
            checked={filter.except}
            onChange={({ currentTarget }) => set(at, { ...filter, except: currentTarget.checked })}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => onChange({ ...driver, where: withoutItem(where, at) })}
          >
            {t('filter.remove')}
          </Button>
        </div>
      ))}
      {where.length < 4 && (
        <Button
          size="compact-xs"
          variant="subtle"
          className={classes.small}
          onClick={() => onChange({ ...driver, where: [...where, { column: 'kind', values: [], except: false }] })}
        >
          {t('filter.add')}
        </Button>
      )}
    </>
  )
}
