import type { NextAction } from '@sabad/contract/schemas/next-actions'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'

/** What is to be done next, as a sentence. */
export function useNextWords(): (action: NextAction) => string {
  const { t } = useTranslation('customer')
  const { t: ofStrategy } = useTranslation('strategy')
  const format = useFormat()
  return (action) => {
    switch (action.kind) {
      case 'planned': {
        const { insight, action: what, owner, due, state } = action
        const said = state === 'open' ? 'open' : due === null ? 'decided' : 'due'
        return t(`next.planned.${said}`, { insight, action: what, owner, due: due === null ? '' : format.date(due) })
      }
      case 'renew-contract':
        return t('next.renew-contract', { contract: action.contractId, endsOn: format.date(action.endsOn) })
      case 'win-back':
        return t('next.win-back', { probability: format.share(action.probabilityAlive) })
      case 'contact':
      case 'spare-contact': {
        const { net, contacted, heldOut } = action
        const ends = { lower: format.money(net.lower), upper: format.money(net.upper) }
        return t(`next.${action.kind}`, { contacted, heldOut, ...ends })
      }
      case 'group-action': {
        const { title, owner, until, channel } = action
        const strategy = ofStrategy(`kind.${action.strategy}`)
        const how = channel === '' ? 'anyhow' : 'by'
        return t(`next.group-action.${how}`, { title, owner, until: format.date(until), channel, strategy })
      }
    }
  }
}
