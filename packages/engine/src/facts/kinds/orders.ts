import { customerFills, customerId } from '../customer-fields.ts'
import { field } from '../field.ts'
import type { Kind } from '../kind.ts'
import { orderAmount, orderCircumstances, orderDate, orderId } from '../order-fields.ts'

export const orders: Kind = {
  name: 'orders',
  table: 'orders',
  fields: [
    orderId,
    customerId,
    orderDate,
    // A row per order has no quantity, so the Indonesian word for both can only mean the money.
    { ...orderAmount, synonyms: [...orderAmount.synonyms, 'jumlah'] },
    ...orderCircumstances,
    field('shipping', 'money', {
      meaning: 'shipping charged or spent on the order',
      english: 'shipping cost, freight, delivery cost, postage, freight value',
      indonesian: 'ongkir, ongkos kirim, biaya kirim',
      persian: 'هزینه ارسال, کرایه حمل, هزینه حمل',
    }),
    field('status', 'text', {
      meaning: 'state of the order as the source writes it',
      english: 'order status, state of order, deal stage, stage',
      indonesian: 'status pesanan',
      persian: 'وضعیت, وضعیت سفارش',
    }),
    field('campaign', 'text', {
      meaning: 'campaign that the order answers',
      english: 'campaign id, campaign code, promo code, coupon, voucher, utm campaign',
      indonesian: 'kampanye, kode promo, kupon',
      persian: 'کمپین, کد تخفیف, کوپن',
    }),
    ...customerFills,
  ],
  key: ['order_id'],
  generatedId: 'order_id',
  date: 'ordered_on',
}
