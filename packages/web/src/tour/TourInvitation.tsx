import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tourSteps } from './steps.ts'
import { useTour } from './TourProvider.tsx'
import classes from './tour.module.css'

/** Offers the tour to those who see the app for the first time. */
export function TourInvitation() {
  const { t } = useTranslation()
  const { isNew, start, decline } = useTour()
  if (!isNew) return null
  return (
    <div className={classes.invitation}>
      <IconRoute size={20} stroke={1.6} aria-hidden />
      <p>{t('tour.invitation', { steps: tourSteps.length })}</p>
      <Button size="xs" onClick={start}>
        {t('tour.start')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={decline}>
        {t('tour.decline')}
      </Button>
    </div>
  )
}
