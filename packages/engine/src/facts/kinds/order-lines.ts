import { customerFills, customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'
import { orderAmount, orderCircumstances, orderDate, orderId } from '../order-fields.ts'
import { productFills, productId } from '../product-fields.ts'

/** A corrected file replaces all lines of each order that it contains. */
export const orderLines: Kind = {
  name: 'order-lines',
  table: 'order_lines',
  fields: [
    orderId,
    field('line_id', 'id', {
      meaning: 'number of the line within its order',
      english: 'line, line no, line number, line item, line item id, order line, order item id, position',
      indonesian: 'no baris, nomor baris, baris',
      persian: 'شماره ردیف, ردیف, شماره سطر',
    }),
    customerId,
    orderDate,
    productId,
    field('quantity', 'number', {
      meaning: 'units sold; negative for units returned',
      english:
        'qty, units, quantity ordered, order quantity, pieces, pcs, number of items, item count, number of cds, cds',
      indonesian: 'kuantitas, jumlah, jumlah barang, banyak, banyaknya',
      persian: 'تعداد, مقدار',
    }),
    field('unit_price', 'money', {
      meaning: 'price of one unit before discount',
      english: 'price, price each, item price, price per unit, selling price, sales price',
      indonesian: 'harga satuan, harga',
      persian: 'قیمت واحد, بهای واحد, فی, قیمت',
    }),
    orderAmount,
    ...orderCircumstances,
    ...customerFills,
    ...productFills,
  ],
  key: ['order_id'],
  generatedId: null,
  date: 'ordered_on',
}
