import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Holds the place of what is being fetched, in its own size, so that nothing jumps when it comes. */
export function Waiting({ height }: { readonly height: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton height={height} />
    </div>
  )
}
