import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface WaitingProps {
  readonly height: number
  /** Left out, as wide as there is room. */
  readonly width?: number
}

/** Holds the place of what is being fetched, in its own size, so that nothing jumps when it comes. */
export function Waiting({ height, width }: WaitingProps) {
  const { t } = useTranslation()
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton height={height} radius={8} maw={width} />
    </div>
  )
}
