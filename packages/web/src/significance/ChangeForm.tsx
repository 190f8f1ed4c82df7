import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../display/FailureNotice.tsx'
import classes from './significance.module.css'
import type { useFlagChange } from './use-flag-change.ts'

interface ChangeFormProps {
  readonly change: ReturnType<typeof useFlagChange>
  /** What its button says. */
  readonly action: string
  readonly onCancel: () => void
  readonly children: ReactNode
}

/** The frame of what changes a flag: fields, the deed, the way back, and why it failed. */
export function ChangeForm({ change, action, onCancel, children }: ChangeFormProps) {
  const { t } = useTranslation('significance')
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      {children}
      <div className={classes.actions}>
        <Button type="submit" size="xs" loading={change.isPending}>
          {action}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      {change.isError && (
        <div className={classes.wide}>
          <FailureNotice error={change.error} />
        </div>
      )}
    </form>
  )
}
