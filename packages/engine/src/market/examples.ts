import type { MarketCriterion, MarketProject } from '@sabad/contract/schemas/market'

type Source = MarketCriterion['source']
type Values = readonly (readonly [segmentId: string, value: number])[]

const criterion = (about: Omit<MarketCriterion, 'reverse'> & { readonly reverse?: true }): MarketCriterion => ({
  reverse: false,
  ...about,
})

const entered = (values: Values, low: number, high: number): Source => ({
  kind: 'entered',
  values: values.map(([segmentId, value]) => ({ segmentId, value })),
  low,
  high,
})

/** Ratings of the same three managers in both examples. */
const rated = (ratings: readonly (readonly [segmentId: string, ...given: number[]])[]): Source => ({
  kind: 'raters',
  ratings: ratings.flatMap(([segmentId, ...given]) =>
    given.map((rating, at) => ({ rater: ['Marketing', 'Sales', 'Operations'][at] ?? 'Other', segmentId, rating })),
  ),
})

const rival = (
  name: string,
  level: 'benefit' | 'product',
  [territories, benefits, share]: readonly [string[], string[], number | null],
) => ({ name, level, territories, benefits, share })

const ideas = [
  {
    title: 'Occasion of eating',
    source: 'Panel of households; receipts by hour',
    note: 'A treat for the child in the afternoon, or an indulgence of grown-ups after dinner',
  },
  { title: 'Price paid per litre', source: 'Own receipts', note: 'Tells who seeks the cheap and who the rich' },
]

const market = {
  business: {
    benefit: 'A moment of pleasure that one gives to others or to oneself',
    territories: ['North', 'Capital'],
    competitors: [
      rival('Family ice', 'product', [['North', 'Capital', 'South'], ['a treat for children'], 0.34]),
      rival('Own labels of grocers', 'product', [['North', 'Capital', 'South'], ['a cheap dessert'], 0.27]),
      rival('Boxes of chocolates', 'benefit', [['Capital'], ['indulgence', 'a gift'], 0.12]),
      rival('Florists', 'benefit', [['Capital', 'South'], ['a gift'], null]),
      rival('Southern creamery', 'product', [['South'], ['indulgence'], 0.05]),
    ],
  },
  capacities: [{ title: 'Pallets a week in frozen store', limit: 60 }],
}

const places = (product: string, market: string) => ({ product, market, group: null })

/** The market as everyone cut it: by the age of the children for whom it is bought. All figures are invented. */
const asChildren: MarketProject = {
  projectId: 'ice-cream-for-children',
  title: 'Ice cream, cut by the children in the house',
  note: 'The starting point of the worked example: the market cut by demography, as every maker cuts it. All figures are invented. Compare it with "Ice cream, cut by the occasion": the same market, the same rivals, another variable.',
  business: market.business,
  variables: { chosen: ['age_years', 'city'], sensitiveAllowed: false, ideas },
  segments: [
    {
      segmentId: 'small-children',
      title: 'Homes with small children',
      description: 'Bought by parents, eaten by children under six; colour and cartoon on the stick',
      ...places('sticks', 'families'),
    },
    {
      segmentId: 'school-children',
      title: 'Homes with school children',
      description: 'Family tubs for the freezer, bought on offer',
      ...places('family tubs', 'families'),
    },
    {
      segmentId: 'no-children',
      title: 'Homes without children',
      description: 'Buy seldom; taken for a market that is not there',
      ...places('family tubs', 'adults'),
    },
  ],
  attractiveness: {
    judgements: null,
    criteria: [
      criterion({
        criterionId: 'size',
        title: 'Size (million litres)',
        weight: 30,
        source: entered(
          [
            ['small-children', 21],
            ['school-children', 34],
            ['no-children', 11],
          ],
          0,
          40,
        ),
      }),
      criterion({
        criterionId: 'growth',
        title: 'Growth a year (%)',
        weight: 20,
        source: entered(
          [
            ['small-children', -1],
            ['school-children', 0],
            ['no-children', 2],
          ],
          -2,
          10,
        ),
      }),
      criterion({
        criterionId: 'margin',
        title: 'Margin a litre',
        weight: 30,
        source: entered(
          [
            ['small-children', 0.6],
            ['school-children', 0.4],
            ['no-children', 0.7],
          ],
          0,
          4,
        ),
      }),
      criterion({
        criterionId: 'competition',
        title: 'Intensity of competition',
        weight: 20,
        reverse: true,
        source: rated([
          ['small-children', 5, 4, 4],
          ['school-children', 5, 5, 5],
          ['no-children', 3, 3, 2],
        ]),
      }),
    ],
  },
  fit: {
    judgements: null,
    criteria: [
      criterion({
        criterionId: 'craft',
        title: 'Our cream and craft count here',
        weight: 60,
        source: rated([
          ['small-children', 1, 2, 2],
          ['school-children', 1, 1, 2],
          ['no-children', 3, 2, 3],
        ]),
      }),
      criterion({
        criterionId: 'reach',
        title: 'Our distribution reaches them',
        weight: 40,
        source: rated([
          ['small-children', 3, 4, 3],
          ['school-children', 3, 4, 4],
          ['no-children', 3, 3, 3],
        ]),
      }),
    ],
  },
  targets: {
    budget: 5,
    capacities: market.capacities,
    candidates: [
      { segmentId: 'small-children', netPresentValue: 1.4, cost: 2.5, uses: [25], decision: 'free' },
      { segmentId: 'school-children', netPresentValue: -0.8, cost: 3, uses: [45], decision: 'free' },
      { segmentId: 'no-children', netPresentValue: 0.9, cost: 1.5, uses: [12], decision: 'free' },
    ],
  },
}

/** The same market cut anew, by the occasion: what was no market becomes the best of it. All figures are invented. */
const asOccasion: MarketProject = {
  ...asChildren,
  projectId: 'ice-cream-for-adults',
  title: 'Ice cream, cut by the occasion',
  note: 'The re-segmentation: the same market and the same rivals, cut by the occasion and not by the children in the house. Homes without children turn out to hold grown-ups who pay for indulgence, as the makers of premium ice cream found; other packaging and another place in the freezer make the proposition. All figures are invented.',
  variables: { chosen: ['age_years', 'city', 'expected_spend'], sensitiveAllowed: false, ideas },
  segments: [
    {
      segmentId: 'childrens-treat',
      title: 'A treat for the child',
      description: 'Afternoons and weekends; the child chooses, the parent pays',
      ...places('sticks', 'families'),
    },
    {
      segmentId: 'family-dessert',
      title: 'Dessert for the family',
      description: 'Large tubs, bought on offer and kept',
      ...places('family tubs', 'families'),
    },
    {
      segmentId: 'adult-indulgence',
      title: 'Indulgence of grown-ups',
      description: 'After dinner, for two or alone: small dark tubs, much cream, few flavours, a high price',
      ...places('premium tubs', 'adults'),
    },
    {
      segmentId: 'guests',
      title: 'For guests',
      description: 'Something to offer: sold beside wine and chocolate',
      ...places('premium tubs', 'hosts'),
    },
  ],
  attractiveness: {
    judgements: null,
    criteria: [
      criterion({
        criterionId: 'size',
        title: 'Size (million litres)',
        weight: 30,
        source: entered(
          [
            ['childrens-treat', 24],
            ['family-dessert', 29],
            ['adult-indulgence', 9],
            ['guests', 4],
          ],
          0,
          40,
        ),
      }),
      criterion({
        criterionId: 'growth',
        title: 'Growth a year (%)',
        weight: 20,
        source: entered(
          [
            ['childrens-treat', -1],
            ['family-dessert', 0],
            ['adult-indulgence', 9],
            ['guests', 5],
          ],
          -2,
          10,
        ),
      }),
      criterion({
        criterionId: 'margin',
        title: 'Margin a litre',
        weight: 30,
        source: entered(
          [
            ['childrens-treat', 0.6],
            ['family-dessert', 0.3],
            ['adult-indulgence', 3.4],
            ['guests', 2.8],
          ],
          0,
          4,
        ),
      }),
      criterion({
        criterionId: 'competition',
        title: 'Intensity of competition',
        weight: 20,
        reverse: true,
        source: rated([
          ['childrens-treat', 5, 4, 4],
          ['family-dessert', 5, 5, 5],
          ['adult-indulgence', 1, 2, 1],
          ['guests', 2, 3, 2],
        ]),
      }),
    ],
  },
  fit: {
    judgements: null,
    criteria: [
      criterion({
        criterionId: 'craft',
        title: 'Our cream and craft count here',
        weight: 60,
        source: rated([
          ['childrens-treat', 1, 2, 2],
          ['family-dessert', 1, 1, 2],
          ['adult-indulgence', 5, 5, 4],
          ['guests', 4, 5, 4],
        ]),
      }),
      criterion({
        criterionId: 'reach',
        title: 'Our distribution reaches them',
        weight: 40,
        source: rated([
          ['childrens-treat', 3, 4, 3],
          ['family-dessert', 3, 4, 4],
          ['adult-indulgence', 4, 3, 4],
          ['guests', 3, 2, 3],
        ]),
      }),
    ],
  },
  targets: {
    budget: 5,
    capacities: market.capacities,
    candidates: [
      { segmentId: 'childrens-treat', netPresentValue: 1.4, cost: 2.5, uses: [25], decision: 'free' },
      { segmentId: 'family-dessert', netPresentValue: -1.1, cost: 3, uses: [45], decision: 'free' },
      { segmentId: 'adult-indulgence', netPresentValue: 7.2, cost: 3.5, uses: [28], decision: 'free' },
      { segmentId: 'guests', netPresentValue: 2.1, cost: 1.5, uses: [9], decision: 'free' },
    ],
  },
}

/**
 * A worked what-if, to be opened and changed: one market cut twice, by demography and by occasion. After the move of
 * premium ice cream from children to adult indulgence (Häagen-Dazs; Buttle & Maklan).
 */
export const marketExamples: readonly MarketProject[] = [asChildren, asOccasion]
