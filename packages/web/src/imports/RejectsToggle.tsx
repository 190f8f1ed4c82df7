import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface RejectsToggleProps {
  readonly rejected: number
  readonly open: boolean
  readonly onToggle: () => void
}

export function RejectsToggle({ rejected, open, onToggle }: RejectsToggleProps) {
  const { t } = useTranslation('data')
  return (
    <Button size="compact-xs" variant="default" aria-expanded={open} onClick={onToggle}>
      {t(open ? 'past.hide-rejects' : 'past.show-rejects', { count: rejected })}
    </Button>
  )
}
