import { ActionIcon } from '@mantine/core'
import type { ApiCall } from '@sabad/contract/schemas/statements'
import { IconDatabase } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOf } from '../api/calls.ts'
import classes from './meaning.module.css'

const SqlDialog = lazy(() => import('./SqlDialog.tsx').then((room) => ({ default: room.SqlDialog })))

/** What every page asks for its frame is told after what it asks for itself. */
const isOfFrame = ({ call }: ApiCall) => call === 'workspace.get'

/** Asks for the queries behind all that the page shows: every figure of it is in one of its answers. */
export function PageSql() {
  const { t } = useTranslation()
  const cache = useQueryClient().getQueryCache()
  const [calls, setCalls] = useState<readonly ApiCall[] | null>(null)
  const ask = () => {
    const shown = cache.findAll({ type: 'active' }).flatMap(({ state }) => callOf(state.data) ?? [])
    setCalls([...shown.filter((call) => !isOfFrame(call)), ...shown.filter(isOfFrame)])
  }
  return (
    <>
      <ActionIcon
        variant="transparent"
        size={20}
        className={classes.button}
        aria-label={t('sql.of-page')}
        aria-haspopup="dialog"
        onClick={ask}
      >
        <IconDatabase size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      {calls && (
        <Suspense fallback={null}>
          <SqlDialog of={t('sql.this-page')} source={{ kind: 'answers', calls }} onClose={() => setCalls(null)} />
        </Suspense>
      )}
    </>
  )
}
