import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { describe, expect, it } from 'vitest'
import { cellsDrawn } from '../src/library/cells-drawn.ts'

const tier = (name: string, labels: string[]): PortfolioDefinition['tiers'][number] => ({
  name,
  title: name,
  measure: 'revenue',
  method: { kind: 'fixed', cuts: labels.slice(1).map((_, index) => index) },
  labels,
  missing: 'unknown',
})

const definition: PortfolioDefinition = {
  portfolioId: 'drawn',
  title: 'Drawn',
  description: 'Drawn',
  tiers: [tier('value', ['low', 'high']), tier('risk', ['safe', 'risky'])],
  groups: [
    { name: 'keep', title: 'Keep', description: '', anyOf: [{ value: ['high'] }] },
    { name: 'drop', title: 'Drop', description: '', anyOf: [{ value: ['low'], risk: ['risky'] }] },
  ],
  rest: { name: 'rest', title: 'Rest', description: '' },
  matrix: { columns: 'risk', rows: 'value' },
}

const groupsOf = (drawn: ReturnType<typeof cellsDrawn>) => drawn.cells.map(({ group }) => group)

describe('the picture of a portfolio', () => {
  it('shows a matrix from its highest row down, and what the rest takes as empty', () => {
    const drawn = cellsDrawn(definition)
    expect([drawn.rows, drawn.columns]).toEqual([2, 2])
    expect(groupsOf(drawn)).toEqual([0, 0, null, 1])
  })

  it('shows one tier as a row of its levels', () => {
    const { matrix: _, ...line } = { ...definition, tiers: [tier('value', ['low', 'high'])] }
    expect(cellsDrawn(line)).toMatchObject({ rows: 1, columns: 2 })
    expect(groupsOf(cellsDrawn(line))).toEqual([1, 0])
  })

  it('shows the groups by themselves where it is no matrix', () => {
    const { matrix: _, ...rules } = definition
    expect(groupsOf(cellsDrawn(rules))).toEqual([0, 1])
  })
})
