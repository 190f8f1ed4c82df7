import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './change-form.module.css'
import { FailureNotice } from './FailureNotice.tsx'

interface ChangeFormProps {
  /** What it does once it is sent. */
  readonly change: {
    readonly mutate: () => void
    readonly isPending: boolean
    readonly isError: boolean
    readonly error: unknown
  }
  /** What its button says. */
  readonly action: string
  readonly cancel: string
  readonly onCancel: () => void
  readonly children: ReactNode
}

/** The frame of a short form beside what it changes: fields, the deed, the way back, and why it failed. */
export function ChangeForm({ change, action, cancel, onCancel, children }: ChangeFormProps) {
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
          {cancel}
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
