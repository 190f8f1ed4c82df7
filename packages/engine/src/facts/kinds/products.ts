import type { Kind } from '../kind.ts'
import { productAttributes, productId, productPrices } from '../product-fields.ts'

export const products: Kind = {
  name: 'products',
  table: 'products',
  fields: [
    { ...productId, required: true, synonyms: [...productId.synonyms, 'id', 'code'] },
    ...productAttributes,
    ...productPrices,
  ],
  key: ['product_id'],
  generatedId: null,
  date: null,
}
