import { ActionIcon, Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './meaning.module.css'

interface MeaningProps {
  /** What is explained, as the button's name says it. */
  readonly of: string
  readonly children: ReactNode
}

/** Opens what a number means. A button and not a hover, so that fingers and keyboards reach it too. */
export function Meaning({ of, children }: MeaningProps) {
  const { t } = useTranslation()
  const label = t('meaning.of', { what: of })
  return (
    <Popover width={320} withArrow shadow="md" withinPortal position="bottom" trapFocus={false}>
      <Popover.Target>
        <ActionIcon variant="transparent" size={20} className={classes.button} aria-label={label}>
          <IconInfoCircle size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.text}>{children}</Popover.Dropdown>
    </Popover>
  )
}
