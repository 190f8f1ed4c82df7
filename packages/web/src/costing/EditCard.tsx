import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './costing.module.css'

interface EditCardProps {
  readonly name: string
  /** What it is, in a line, while it is closed. */
  readonly about: string
  readonly onRemove: () => void
  readonly children: ReactNode
}

/** One part of the model: a line that opens to its fields. */
export function EditCard({ name, about, onRemove, children }: EditCardProps) {
  const { t } = useTranslation('costing')
  return (
    <li className={classes.card}>
      <details>
        <summary>
          <strong>{name}</strong>
          <span className={classes.sub}>{about}</span>
        </summary>
        <div className={classes.cardBody}>
          {children}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            className={classes.remove}
            aria-label={t('remove-named', { name })}
            onClick={onRemove}
          >
            {t('remove')}
          </Button>
        </div>
      </details>
    </li>
  )
}
