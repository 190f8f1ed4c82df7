import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { ReadyPortfolio } from './ready-portfolio.ts'

const THIRDS = [1 / 3, 2 / 3]
const LEVELS = ['low', 'medium', 'high'] as const

const cell = (rows: string, columns: string): PortfolioDefinition['groups'][number] => ({
  name: `${rows}-${columns}`,
  title: `${rows.charAt(0).toUpperCase()}${rows.slice(1)} × ${columns}`,
  description: `${rows} in the rows, ${columns} in the columns: give it a name and a strategy`,
  anyOf: [{ rows: [rows], columns: [columns] }],
})

/** Nine cells without names or strategies, to begin a matrix of one's own (the place for models as that of Dunn & Thomas). */
export const ownMatrix: ReadyPortfolio = {
  source: 'Your own',
  caution: 'As it is: its cells have no names and no strategies yet.',
  context: 'both',
  definition: {
    portfolioId: 'own-matrix',
    title: 'A matrix of your own',
    description:
      'Three by three cells to begin with: put your own measures or ratings on the axes, and give each cell a name and a strategy.',
    tiers: [
      {
        name: 'rows',
        title: 'Rows',
        measure: 'revenue_12m',
        method: { kind: 'quantile', probabilities: THIRDS },
        labels: [...LEVELS],
        missing: 'unknown',
      },
      {
        name: 'columns',
        title: 'Columns',
        measure: 'purchase_days',
        method: { kind: 'quantile', probabilities: THIRDS },
        labels: [...LEVELS],
        missing: 'unknown',
      },
    ],
    groups: [...LEVELS].reverse().flatMap((rows) => LEVELS.map((columns) => cell(rows, columns))),
    rest: { name: 'rest', title: 'Rest', description: 'Without a value on one of the axes' },
    matching: 'exact',
    matrix: { columns: 'columns', rows: 'rows' },
  },
}
