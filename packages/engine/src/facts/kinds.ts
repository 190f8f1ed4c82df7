import type { Field } from './field.ts'
import type { Kind, KindName } from './kind.ts'
import { contacts } from './kinds/contacts.ts'
import { contracts } from './kinds/contracts.ts'
import { costs } from './kinds/costs.ts'
import { customers } from './kinds/customers.ts'
import { enrichment } from './kinds/enrichment.ts'
import { interactions } from './kinds/interactions.ts'
import { links } from './kinds/links.ts'
import { orderLines } from './kinds/order-lines.ts'
import { orders } from './kinds/orders.ts'
import { products } from './kinds/products.ts'
import { ratings } from './kinds/ratings.ts'

/** Everything that Sabad can read. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  customers,
  orders,
  'order-lines': orderLines,
  products,
  interactions,
  contracts,
  costs,
  contacts,
  ratings,
  links,
  enrichment,
}

export const fieldOf = (kind: Kind, name: string): Field | undefined => kind.fields.find((field) => field.name === name)
