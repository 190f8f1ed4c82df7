import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './movement.module.css'

interface DateSelectsProps {
  readonly dates: readonly string[]
  readonly from: string
  readonly to: string
}

/** The two dates that are compared. The earlier one can only be earlier. */
export function DateSelects({ dates, from, to }: DateSelectsProps) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const navigate = useNavigate({ from: '/movement' })
  const option = (date: string) => ({ value: date, label: format.date(date) })
  return (
    <div className={classes.dates}>
      <NativeSelect
        label={t('dates.from')}
        value={from}
        data={dates.filter((date) => date < to).map(option)}
        onChange={({ currentTarget }) =>
          void navigate({ search: (old) => ({ ...old, from: currentTarget.value, to }) })
        }
      />
      <NativeSelect
        label={t('dates.to')}
        value={to}
        data={dates.filter((date) => date !== dates.at(-1)).map(option)}
        onChange={({ currentTarget }) => {
          const later = currentTarget.value
          void navigate({ search: (old) => ({ ...old, to: later, from: from < later ? from : undefined }) })
        }}
      />
    </div>
  )
}
