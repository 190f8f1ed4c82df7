import { Button, Checkbox, NativeSelect, TagsInput } from '@mantine/core'
import { type DriverFilter, driverFilter } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import classes from './costing.module.css'
import { withItem, withoutItem } from './use-cost-draft.ts'

interface FilterFieldsProps {
  readonly where: readonly DriverFilter[]
  readonly onChange: (where: DriverFilter[]) => void
}

const columns = driverFilter.shape.column
const MOST = 4

/** Of which facts only, by what their columns say. */
export function FilterFields({ where, onChange }: FilterFieldsProps) {
  const { t } = useTranslation('costing')
  const set = (at: number, filter: DriverFilter) => onChange(withItem(where, at, filter))
  return (
    <>
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
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(withoutItem(where, at))}>
            {t('filter.remove')}
          </Button>
        </div>
      ))}
      {where.length < MOST && (
        <Button
          size="compact-xs"
          variant="subtle"
          className={classes.small}
          onClick={() => onChange([...where, { column: 'kind', values: [], except: false }])}
        >
          {t('filter.add')}
        </Button>
      )}
    </>
  )
}
