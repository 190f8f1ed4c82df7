import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'

export interface Compared {
  readonly now: number | null | undefined
  readonly before: number | null | undefined
  readonly unit: 'money' | 'share' | 'count'
}

/** What a number has changed by since the date before, in words; nothing where one of both is not known. */
export function useChange(): (compared: Compared) => string | null {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const write = {
    money: format.moneyChange,
    share: (change: number) => t('change.points', { change: format.signed(change * 100) }),
    count: format.signedCount,
  }
  return ({ now, before, unit }) => {
    if (typeof now !== 'number' || typeof before !== 'number') return null
    return write[unit](now - before)
  }
}
