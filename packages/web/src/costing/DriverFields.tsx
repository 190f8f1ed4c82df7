import { NativeSelect } from '@mantine/core'
import { type CostDriver, driverCount } from '@sabad/contract/schemas/cost-model'
import { useTranslation } from 'react-i18next'
import { FilterFields } from './FilterFields.tsx'

interface DriverFieldsProps {
  readonly driver: CostDriver
  readonly label: string
  readonly onChange: (driver: CostDriver) => void
}

/** What is counted of each customer, and of which kinds only. */
export function DriverFields({ driver, label, onChange }: DriverFieldsProps) {
  const { t } = useTranslation('costing')
  return (
    <>
      <NativeSelect
        label={label}
        value={driver.count}
        data={driverCount.options.map((value) => ({ value, label: t(`count.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...driver, count: driverCount.parse(currentTarget.value) })}
      />
      <FilterFields where={driver.where} onChange={(where) => onChange({ ...driver, where })} />
    </>
  )
}
