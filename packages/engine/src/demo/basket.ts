import { money } from './money.ts'
import type { Random } from './random.ts'
import { pick, pickWeighted, poisson } from './samplers.ts'

export interface Product {
  readonly product_id: string
  readonly name: string
  readonly category: string
  readonly subcategory: string
  readonly unit_cost: number
  readonly list_price: number
}

/** `closing` products are sold in steps so small (a gram, a box) that one of them takes up what is left of a value. */
export interface Assortment {
  readonly byCategory: Readonly<Record<string, readonly Product[]>>
  readonly closing: readonly Product[]
  readonly closingStep: number
}

export interface Line {
  readonly product_id: string
  readonly quantity: number
  readonly unit_price: number
  readonly amount: number
  readonly discount: number
  readonly cost: number
}

export interface BasketPlan {
  /** Net value in money that the lines must add up to, so that order values keep their true distribution. */
  readonly target: number
  /** Part of the list value given away, 0..1. */
  readonly discountShare: number
  readonly preferences: Readonly<Record<string, number>>
  /** Mean number of lines beyond the first. */
  readonly extraLines: number
  /** List prices and unit costs of the order's day as a part of today's. */
  readonly priceLevel: number
}

interface Item {
  readonly product: Product
  readonly quantity: number
}

function chooseItems(random: Random, assortment: Assortment, plan: BasketPlan) {
  const items: Item[] = []
  let rest = plan.target / (1 - plan.discountShare)
  for (let extra = poisson(random, plan.extraLines); extra > 0; extra--) {
    const products = assortment.byCategory[pickWeighted(random, plan.preferences)] ?? assortment.closing
    const product = pick(random, products)
    const price = product.list_price * plan.priceLevel
    const quantity = Math.floor((rest * (0.2 + 0.4 * random())) / price)
    if (quantity === 0) continue
    items.push({ product, quantity })
    rest -= quantity * price
  }
  return { items, rest }
}

export function fillBasket(random: Random, assortment: Assortment, plan: BasketPlan): Line[] {
  const { items, rest } = chooseItems(random, assortment, plan)
  const toLine = ({ product, quantity }: Item, amount?: number): Line => {
    const unitPrice = money(product.list_price * plan.priceLevel)
    const net = amount ?? money(quantity * unitPrice * (1 - plan.discountShare))
    return {
      product_id: product.product_id,
      quantity,
      unit_price: unitPrice,
      amount: net,
      discount: plan.discountShare === 0 ? 0 : Math.max(0, money(quantity * unitPrice - net)),
      cost: money(quantity * product.unit_cost * plan.priceLevel),
    }
  }
  const lines = items.map((item) => toLine(item))
  const product = pick(random, assortment.closing)
  const steps = Math.max(1, Math.round(rest / (product.list_price * plan.priceLevel) / assortment.closingStep))
  const closed = money(plan.target - lines.reduce((sum, line) => sum + line.amount, 0))
  lines.push(toLine({ product, quantity: Number((steps * assortment.closingStep).toFixed(3)) }, closed))
  return lines
}
