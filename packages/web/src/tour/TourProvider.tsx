import { useLocalStorage } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import { tourSteps } from './steps.ts'

const TourCard = lazy(() => import('./TourCard.tsx').then((room) => ({ default: room.TourCard })))

interface Tour {
  /** Whether it was neither taken nor declined on this device. */
  readonly isNew: boolean
  readonly start: () => void
  readonly decline: () => void
}

const TourContext = createContext<Tour | null>(null)

export function useTour(): Tour {
  const tour = useContext(TourContext)
  if (!tour) throw new Error('useTour needs a TourProvider above it')
  return tour
}

/** The tour of the app: a card that stays in view while the pages change beneath it. */
export function TourProvider({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate()
  const [place, setPlace] = useState<number | null>(null)
  const [seen, setSeen] = useLocalStorage({
    key: 'sabad-tour-seen',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const go = (next: number) => {
    const step = tourSteps[next]
    setPlace(step ? next : null)
    if (step) void navigate({ to: step.to })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same functions do for as long as the answer is the same
  const tour = useMemo(
    () => ({ isNew: !seen, start: () => [setSeen(true), go(0)], decline: () => setSeen(true) }),
    [seen],
  )
  return (
    <TourContext value={tour}>
      {children}
      {place !== null && (
        <Suspense fallback={null}>
          <TourCard place={place} onGo={go} onEnd={() => setPlace(null)} />
        </Suspense>
      )}
    </TourContext>
  )
}
