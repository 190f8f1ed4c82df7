import { difficultyOfManaging } from './rated.ts'
import type { ReadyPortfolio } from './ready-portfolio.ts'
import { importanceTier, ratedTier } from './shared-tiers.ts'

/** All accounts by strategic importance and difficulty of managing (domain 1.6 a). */
export const fioccaStep1: ReadyPortfolio = {
  source: 'Fiocca 1982, Industrial Marketing Management 11, step 1',
  caution:
    'To judge profit: its axes do not see it (the criticism of Yorke & Droussiotis). Not with one rater only: agreement cannot be told then.',
  context: 'b2b',
  definition: {
    portfolioId: 'fiocca-step-1',
    title: 'Fiocca, step 1',
    description:
      'All accounts by how important they are and how hard to manage, as managers rate them. Key accounts go on to step 2.',
    tiers: [
      importanceTier,
      ratedTier({
        name: 'difficulty',
        title: 'Difficulty of managing',
        criteria: difficultyOfManaging,
        labels: ['easy', 'difficult'],
      }),
    ],
    groups: [
      {
        name: 'key-easy',
        title: 'Key, easy',
        description: 'Important, and easy to manage',
        anyOf: [{ importance: ['key'], difficulty: ['easy'] }],
        strategy: {
          kind: 'protect',
          advice: 'Keep them: take nothing for granted because it goes well. Plan each account in step 2.',
        },
      },
      {
        name: 'key-difficult',
        title: 'Key, difficult',
        description: 'Important, and hard to manage',
        anyOf: [{ importance: ['key'], difficulty: ['difficult'] }],
        strategy: {
          kind: 'invest',
          advice: 'Put the best people on them and plan each account in step 2: the effort must pay.',
        },
      },
      {
        name: 'non-key-easy',
        title: 'Not key, easy',
        description: 'Less important, and easy to manage',
        anyOf: [{ importance: ['normal'], difficulty: ['easy'] }],
        strategy: { kind: 'maintain', advice: 'Serve them by standard means: they bring profit at little effort.' },
      },
      {
        name: 'non-key-difficult',
        title: 'Not key, difficult',
        description: 'Less important, and hard to manage',
        anyOf: [{ importance: ['normal'], difficulty: ['difficult'] }],
        strategy: {
          kind: 're-engineer',
          advice: 'Simplify how they are served, or charge for the effort; otherwise let others have them.',
        },
      },
    ],
    rest: { name: 'not-rated', title: 'Not rated', description: 'Too few of the criteria were rated' },
    matching: 'exact',
    matrix: { columns: 'difficulty', rows: 'importance' },
  },
}
