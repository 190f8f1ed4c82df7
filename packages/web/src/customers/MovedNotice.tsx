import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overviewQuery } from '../api/queries.ts'
import type { CustomersSearch } from '../app/search.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import type { FilterProps } from './CustomerTools.tsx'
import classes from './customers.module.css'

/** Lifts every filter that looks back to an earlier date. */
export const notFollowed = {
  movedFrom: undefined,
  movedSince: undefined,
  changedSince: undefined,
  enteredSince: undefined,
  path: undefined,
} as const

/** Which sentence says whom the list holds; null where it does not look back. */
function sentenceOf({ movedFrom, movedSince, changedSince, enteredSince, group }: CustomersSearch) {
  const since = enteredSince ?? changedSince ?? movedSince
  if (!since) return null
  if (enteredSince) return { key: 'moved.entered', since } as const
  if (changedSince && movedFrom) return { key: group ? 'moved.to' : 'moved.left', since } as const
  if (changedSince) return { key: group ? 'moved.came' : 'moved.changed', since } as const
  if (!movedFrom) return null
  return { key: group ? 'moved.to' : 'moved.anywhere', since } as const
}

/** The steps of a path in words, as `writeStep` says each. */
const stepsOf = (path: string | undefined, writeStep: (asOf: string, group: string) => string): readonly string[] =>
  (path?.split(',') ?? []).map((step) => {
    const [asOf = '', group = ''] = step.split(':')
    return writeStep(asOf, group)
  })

/** Says that the list holds only those who moved or came since an earlier date, and lifts that. */
export function MovedNotice({ scope, search, onChange }: FilterProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { data: overview } = useQuery(overviewQuery(scope))
  const sentence = sentenceOf(search)
  if (!sentence && !search.path) return null
  const title = (name: string | undefined) => overview?.groups.find((one) => one.name === name)?.title ?? name
  const params = {
    from: title(search.movedFrom),
    since: sentence && format.date(sentence.since),
    to: title(search.group),
    asOf: format.date(scope.asOf),
  }
  const steps = stepsOf(search.path, (asOf, group) =>
    t(group === '-' ? 'moved.unknown-on' : 'moved.in-on', { group: title(group), date: format.date(asOf) }),
  )
  return (
    <div className={classes.moved}>
      <span>
        {sentence && t(sentence.key, params)} {search.path && t('moved.path', { steps: format.list(steps) })}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => onChange(notFollowed)}>
        {t('moved.lift')}
      </Button>
    </div>
  )
}
