import type { Proposal } from '@sabad/contract/schemas/proposals'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useAlertWords } from './use-alert-words.ts'

/** What is proposed, as a sentence. */
export function useProposalWords(): (proposal: Proposal) => string {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const alertWords = useAlertWords()
  return (proposal) => {
    const group = proposal.group?.title ?? ''
    switch (proposal.kind) {
      case 'change-strategy': {
        const strategy = t(`kind.${proposal.strategy}`)
        return t('proposal.change-strategy', { group, strategy, recommended: t(`kind.${proposal.recommended}`) })
      }
      case 'draw-up-strategy': {
        const { customers, recommended } = proposal
        return t('proposal.draw-up-strategy', { group, customers, recommended: t(`kind.${recommended}`) })
      }
      case 'decide-strategy': {
        const { status, version } = proposal
        const waits = status === 'draft' || status === 'approved' ? status : 'later'
        return t(`proposal.decide-strategy.${waits}`, { group, version })
      }
      case 'see-to-strategy':
        return t('proposal.see-to-strategy', { group, alert: alertWords(proposal.alert) })
      case 'look-into-leaving': {
        const { customers, to } = proposal.alert
        const whither = to ? 'moved' : 'left-group'
        return t(`proposal.look-into-leaving.${whither}`, { group, customers, to: to?.title ?? '' })
      }
      case 'move-budget': {
        const { budget, more, less } = proposal
        return t('proposal.move-budget', {
          budget: format.moneyShort(budget),
          more: format.moneyShort(more.amount),
          moreGroup: more.title,
          less: format.moneyShort(less.amount),
          lessGroup: less.title,
        })
      }
      case 'act-on-insight': {
        const { insight, action, owner, due, state } = proposal
        const said = state === 'open' ? 'open' : due === null ? 'decided' : 'due'
        return t(`proposal.act-on-insight.${said}`, {
          insight,
          action,
          owner,
          due: due === null ? '' : format.date(due),
        })
      }
      case 'flag-customers': {
        const by = proposal.significance === 'high-volume' ? 'high-volume' : 'high-lifetime-value'
        const { customers, share } = proposal
        return t(`proposal.flag-customers.${by}`, { count: customers.length, share: format.share(share) })
      }
      case 'tell-effort':
        return t('proposal.tell-effort')
    }
  }
}
