import type { GroupPart, SearchedGroup } from '@sabad/contract/schemas/campaigns'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { useNewDraft } from '../builder/use-new-draft.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { useCondition } from './use-condition.ts'

/** What the evidence is, in the reader's language: it stays with the draft, for whoever decides. */
function useRationale({ asOf }: Scope) {
  const { t } = useTranslation('campaigns')
  const condition = useCondition()
  const format = useFormat()
  return (group: SearchedGroup, found: GroupPart): string => {
    const { part, rest, difference, pValue, adjusted } = found
    return t('draft.rationale', {
      asOf: format.date(asOf),
      group: group.title,
      condition: condition(found),
      inside: format.money(part.net.value),
      insideLower: format.money(part.net.lower),
      insideUpper: format.money(part.net.upper),
      rest: format.money(rest.net.value),
      restLower: format.money(rest.net.lower),
      restUpper: format.money(rest.net.upper),
      difference: format.money(difference.value),
      lower: format.money(difference.lower),
      upper: format.money(difference.upper),
      partContacted: format.count(part.contacted),
      partHeldOut: format.count(part.heldOut),
      restContacted: format.count(rest.contacted),
      restHeldOut: format.count(rest.heldOut),
      chance: format.share(pValue),
      adjusted: format.share(adjusted),
    })
  }
}

/** Keeps what is proposed as a draft, with names and reasons in the reader's language, and opens it in the builder. */
export function useSplitDraft(scope: Scope) {
  const { t } = useTranslation('campaigns')
  const condition = useCondition()
  const rationaleOf = useRationale(scope)
  const draft = useNewDraft()
  const make = (group: SearchedGroup) => {
    const { proposal, found } = group
    if (!proposal || !found) return
    const named = { group: group.title, condition: condition(found) }
    const { groups, tiers, ...definition } = proposal.definition
    draft.mutate({
      definition: {
        ...definition,
        tiers: tiers.map((tier) => (tier.name === proposal.tier ? { ...tier, title: found.title } : tier)),
        groups: groups.map((one) =>
          one.name === proposal.group
            ? { ...one, title: t('draft.title', named), description: t('draft.description', named) }
            : one,
        ),
      },
      rationale: rationaleOf(group, found),
    })
  }
  return { draft, make }
}
