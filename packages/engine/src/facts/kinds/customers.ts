import { customerAttributes, customerId } from '../customer-fields.ts'
import type { Kind } from '../kind.ts'

export const customers: Kind = {
  name: 'customers',
  table: 'customers',
  fields: [
    {
      ...customerId,
      column: 'customer_id',
      synonyms: [...customerId.synonyms.filter((word) => word !== 'customer name' && word !== 'household id'), 'id'],
    },
    ...customerAttributes,
  ],
  key: ['customer_id'],
  generatedId: null,
  date: null,
}
