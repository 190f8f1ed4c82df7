import { fillMessage } from '@sabad/contract/errors'
import type { Notice } from '@sabad/contract/schemas/figures'

const SENTENCES: Readonly<Record<string, string>> = {
  renamed: 'The portfolio {from} is called {to}.',
  description: 'The portfolio is described anew.',
  'tier-added': 'The tier {tier} came.',
  'tier-removed': 'The tier {tier} went.',
  'tier-order': 'Tiers stand in another order.',
  'tier-renamed': 'The tier {from} is called {to}.',
  'tier-reads': 'The tier {tier} reads something else.',
  'tier-method': 'The tier {tier} is cut in another way.',
  'tier-cut-anew': 'The cut points of the tier {tier} were taken on another date.',
  'tier-labels': 'The levels of the tier {tier} have other labels.',
  'group-added': 'The group {group} came.',
  'group-removed': 'The group {group} went.',
  'group-order': 'Groups stand in another order.',
  'group-renamed': 'The group {from} is called {to}.',
  'group-rule': 'The group {group} has another rule.',
  'group-description': 'The group {group} is described anew.',
  'group-strategy': 'The group {group} has another strategy.',
  rest: 'The rest was {from} and is {to}.',
  matching: 'What counts where rules meet is another.',
  'minimum-group': 'The least size of a group is another.',
  merged: 'Other groups were too small and joined others.',
  unit: 'Others are grouped together: customers, households or accounts, groups of companies.',
  hysteresis: 'The protection against flicker is another.',
}

/** A difference between two versions as a sentence; a newer server's code stands for itself. */
export const differenceText = ({ code, params }: Notice): string =>
  fillMessage(Object.hasOwn(SENTENCES, code) ? (SENTENCES[code] ?? code) : code, params)
