import type { Assortment, Product } from '../basket.ts'
import { money } from '../money.ts'

interface Range {
  readonly category: string
  readonly subcategory: string
  readonly code: string
  readonly names: readonly string[]
  /** List price of the first product; each further one costs a step more. */
  readonly price: number
  readonly step: number
  /** Unit cost as a part of the list price. */
  readonly costShare: number
}

const ranges: readonly Range[] = [
  {
    category: 'Corrugated',
    subcategory: 'Boxes',
    code: 'CB',
    names: ['Single wall S', 'Single wall M', 'Single wall L', 'Double wall M', 'Double wall L', 'Heavy duty'],
    price: 0.42,
    step: 0.23,
    costShare: 0.58,
  },
  {
    category: 'Folding cartons',
    subcategory: 'Printed',
    code: 'FC',
    names: ['Sleeve', 'Tuck end', 'Window carton', 'Gift carton'],
    price: 0.16,
    step: 0.12,
    costShare: 0.5,
  },
  {
    category: 'Film',
    subcategory: 'Rolls',
    code: 'FI',
    names: ['Stretch film', 'Shrink film', 'Barrier film', 'Compostable film'],
    price: 14,
    step: 9,
    costShare: 0.64,
  },
  {
    category: 'Labels',
    subcategory: 'Rolls of 1,000',
    code: 'LA',
    names: ['Paper label', 'Thermal label', 'Tamper seal'],
    price: 9,
    step: 6,
    costShare: 0.45,
  },
  {
    category: 'Protective',
    subcategory: 'Cushioning',
    code: 'PR',
    names: ['Paper void fill', 'Air pillows', 'Moulded pulp', 'Edge guard'],
    price: 2.1,
    step: 1.4,
    costShare: 0.55,
  },
  {
    category: 'Pallets',
    subcategory: 'Load carriers',
    code: 'PA',
    names: ['Paper pallet', 'Wooden pallet', 'Display pallet'],
    price: 8.5,
    step: 4.5,
    costShare: 0.7,
  },
]

const toProducts = ({ code, names, price, step, costShare, ...range }: Range): Product[] =>
  names.map((name, index) => ({
    ...range,
    product_id: `${code}-${String(index + 1).padStart(3, '0')}`,
    name,
    unit_cost: money((price + step * index) * costShare),
    list_price: money(price + step * index),
  }))

export const catalogue: readonly Product[] = ranges.flatMap(toProducts)

const inCategory = (category: string) => catalogue.filter((product) => product.category === category)

/** Cheap by the piece, so that a whole number of them closes any order to within half a box. */
export const assortment: Assortment = {
  byCategory: Object.fromEntries(ranges.map(({ category }) => [category, inCategory(category)])),
  closing: [...inCategory('Corrugated'), ...inCategory('Folding cartons')],
  closingStep: 1,
}
