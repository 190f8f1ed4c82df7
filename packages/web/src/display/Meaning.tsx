import { ActionIcon } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './meaning.module.css'
import type { MeaningProps } from './OpenMeaning.tsx'

// Pages have dozens of these: what opens is fetched with the first that is pressed.
const OpenMeaning = lazy(() => import('./OpenMeaning.tsx').then((room) => ({ default: room.OpenMeaning })))

/** Opens what a number means. A button and not a hover, so that fingers and keyboards reach it too. */
export function Meaning(props: MeaningProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const button = (
    <ActionIcon
      variant="transparent"
      size={20}
      className={classes.button}
      aria-label={t('meaning.of', { what: props.of })}
      aria-haspopup="dialog"
      onClick={() => setAsked(true)}
    >
      <IconInfoCircle size={15} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <OpenMeaning {...props} />
    </Suspense>
  )
}
