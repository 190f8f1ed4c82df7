import type { Assortment, Product } from '../basket.ts'
import { money } from '../money.ts'

interface Shelf {
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

const shelves: readonly Shelf[] = [
  {
    category: 'Beans by weight',
    subcategory: 'Per kilogram',
    code: 'BW',
    names: ['House blend', 'Espresso blend', 'Gayo', 'Toraja', 'Kintamani', 'Yirgacheffe'],
    price: 16,
    step: 2.5,
    costShare: 0.52,
  },
  {
    category: 'Tea and cocoa by weight',
    subcategory: 'Per kilogram',
    code: 'TW',
    names: ['Breakfast tea', 'Jasmine tea', 'Lahijan black', 'Drinking cocoa'],
    price: 18,
    step: 4,
    costShare: 0.45,
  },
  {
    category: 'Ground coffee',
    subcategory: 'Packets 250 g',
    code: 'GC',
    names: ['Morning', 'Dark roast', 'Decaffeinated', 'Organic', 'Single estate'],
    price: 4.6,
    step: 0.7,
    costShare: 0.55,
  },
  {
    category: 'Capsules',
    subcategory: 'Boxes of ten',
    code: 'CP',
    names: ['Ristretto', 'Lungo', 'Vanilla', 'Decaffeinated', 'Compostable'],
    price: 3.9,
    step: 0.4,
    costShare: 0.4,
  },
  {
    category: 'Brewing',
    subcategory: 'Equipment',
    code: 'EQ',
    names: ['Paper filters', 'Dripper', 'Moka pot', 'French press', 'Hand grinder', 'Scale'],
    price: 3.5,
    step: 7.5,
    costShare: 0.62,
  },
  {
    category: 'Sweets',
    subcategory: 'Confectionery',
    code: 'SW',
    names: ['Biscotti', 'Chocolate bar', 'Palm sugar', 'Sohan', 'Date bites'],
    price: 2.4,
    step: 0.6,
    costShare: 0.48,
  },
]

const toProducts = ({ code, names, price, step, costShare, ...shelf }: Shelf): Product[] =>
  names.map((name, index) => ({
    ...shelf,
    product_id: `${code}-${String(index + 1).padStart(2, '0')}`,
    name,
    unit_cost: money((price + step * index) * costShare),
    list_price: money(price + step * index),
  }))

export const catalogue: readonly Product[] = shelves.flatMap(toProducts)

const inCategory = (category: string) => catalogue.filter((product) => product.category === category)

/** What is sold by weight closes every basket, to the gram. */
export const assortment: Assortment = {
  byCategory: Object.fromEntries(shelves.map(({ category }) => [category, inCategory(category)])),
  closing: [...inCategory('Beans by weight'), ...inCategory('Tea and cocoa by weight')],
  closingStep: 0.001,
}

export type Need = 'quality' | 'price' | 'convenience' | 'sustainability'

/** What each need puts into the basket. */
export const preferencesByNeed: Readonly<Record<Need, Readonly<Record<string, number>>>> = {
  quality: { 'Beans by weight': 4, Brewing: 3, 'Tea and cocoa by weight': 2, Sweets: 1 },
  price: { 'Ground coffee': 5, Sweets: 2, Capsules: 1 },
  convenience: { Capsules: 6, 'Ground coffee': 2, Sweets: 2 },
  sustainability: { 'Beans by weight': 3, 'Ground coffee': 3, 'Tea and cocoa by weight': 2, Brewing: 1 },
}
