import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overviewQuery } from '../api/queries.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import type { FilterProps } from './CustomerTools.tsx'
import classes from './customers.module.css'

/** Says that the list holds only those who moved from one group to another, and lifts that. */
export function MovedNotice({ scope, search, onChange }: FilterProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { data: overview } = useQuery(overviewQuery(scope))
  const { movedFrom, movedSince, group } = search
  if (!movedFrom || !movedSince) return null
  const title = (name: string | undefined) => overview?.groups.find((one) => one.name === name)?.title ?? name
  const params = {
    from: title(movedFrom),
    since: format.date(movedSince),
    to: title(group),
    asOf: format.date(scope.asOf),
  }
  return (
    <div className={classes.moved}>
      <span>{group ? t('moved.to', params) : t('moved.anywhere', params)}</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => onChange({ movedFrom: undefined, movedSince: undefined })}
      >
        {t('moved.lift')}
      </Button>
    </div>
  )
}
