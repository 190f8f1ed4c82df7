import type { CustomerPage } from '@sabad/contract/schemas/customers'

type Step = CustomerPage['path'][number]

/** Dates in a row on which a customer was in one group. */
export interface Spell {
  readonly group: number
  readonly title: string
  readonly first: string
  readonly last: string
  readonly dates: number
  readonly reason: string
}

/** The path of a customer, with equal neighbours as one. The reason is the one with which the spell began. */
export function spellsOf(path: readonly Step[]): readonly Spell[] {
  const spells: Spell[] = []
  for (const { asOf, group, title, reason } of path) {
    const current = spells.at(-1)
    if (current?.group === group) spells[spells.length - 1] = { ...current, last: asOf, dates: current.dates + 1 }
    else spells.push({ group, title, first: asOf, last: asOf, dates: 1, reason })
  }
  return spells
}
