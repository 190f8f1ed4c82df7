import { Button, CloseButton } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tourSteps } from './steps.ts'
import classes from './tour.module.css'

interface TourCardProps {
  readonly place: number
  readonly onGo: (place: number) => void
  readonly onEnd: () => void
}

/** One step of the tour. It covers nothing that cannot be scrolled, and takes no key but Escape. */
export function TourCard({ place, onGo, onEnd }: TourCardProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is told to those who listen
  useEffect(() => heading.current?.focus({ preventScroll: true }), [place])
  const step = tourSteps[place]
  if (!step) return null
  const isLast = place === tourSteps.length - 1
  return (
    <section
      className={classes.card}
      aria-label={t('tour.title')}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && onEnd()}
    >
      <header className={classes.head}>
        <span className={classes.count}>{t('tour.step', { step: place + 1, all: tourSteps.length })}</span>
        <CloseButton size="sm" aria-label={t('tour.end')} onClick={onEnd} />
      </header>
      <h2 ref={heading} tabIndex={-1} className={classes.title}>
        {t(`tour.${step.name}.title`)}
      </h2>
      <p className={classes.text}>{t(`tour.${step.name}`)}</p>
      <div className={classes.buttons}>
        <Button size="xs" variant="default" disabled={place === 0} onClick={() => onGo(place - 1)}>
          {t('tour.back')}
        </Button>
        <Button size="xs" onClick={() => (isLast ? onEnd() : onGo(place + 1))}>
          {t(isLast ? 'tour.end' : 'tour.next')}
        </Button>
      </div>
    </section>
  )
}
