import { type Field, field } from './field.ts'

export const orderId: Field = field('order_id', 'id', {
  meaning: 'the order, invoice or receipt',
  english:
    'order, order no, order number, order key, invoice, invoice no, invoice id, invoice number, receipt no, receipt id, receipt number, transaction id, transaction no, sales order, document no, bill no, basket id, opportunity id',
  indonesian:
    'id pesanan, no pesanan, nomor pesanan, id order, no order, nomor order, no faktur, nomor faktur, no invoice, nomor invoice, id transaksi, no transaksi, nomor transaksi, nomor nota, no nota',
  persian:
    'شماره سفارش, شناسه سفارش, کد سفارش, شماره فاکتور, شناسه فاکتور, شماره تراکنش, شناسه تراکنش, کد تراکنش, شماره رسید, سفارش, فاکتور',
})

export const orderDate: Field = field('date', 'timestamp', {
  meaning: 'day, or moment, of the purchase or return',
  required: true,
  column: 'ordered_on',
  english:
    'order date, ordered on, ordered at, invoice date, purchase date, transaction date, sale date, sales date, order timestamp, invoice timestamp, order time, datetime, timestamp, date time, posting date, document date, day, close date, txn date',
  indonesian:
    'tanggal pesanan, tanggal order, tanggal transaksi, tanggal faktur, tanggal invoice, tanggal pembelian, tanggal penjualan, tgl pesanan, tgl transaksi, tgl faktur, tanggal, tgl, waktu',
  persian: 'تاریخ سفارش, تاریخ فاکتور, تاریخ خرید, تاریخ تراکنش, تاریخ فروش, زمان سفارش, تاریخ, زمان',
})

/** Net of discount and without tax; negative for a return. */
export const orderAmount: Field = field('amount', 'money', {
  meaning: 'money, net of discount and without tax; negative for a return',
  required: true,
  english:
    'net amount, amount net, net sales, sales amount, sales, revenue, net revenue, total, total amount, order total, order amount, order value, line total, line amount, line value, invoice amount, sale amount, net value, value, dollar value, spend, turnover, subtotal, price paid, close value, payment value',
  indonesian:
    'nilai, nilai pesanan, nilai transaksi, total harga, total bayar, total penjualan, penjualan, jumlah bayar, jumlah uang, omzet, pendapatan, nominal, subtotal pesanan',
  persian:
    'مبلغ, مبلغ کل, مبلغ خالص, مبلغ نهایی, مبلغ سفارش, مبلغ فاکتور, جمع کل, جمع, فروش, ارزش, قیمت کل, قیمت نهایی',
})

/** What circumstances orders and lines have in common. */
export const orderCircumstances: readonly Field[] = [
  field('discount', 'money', {
    meaning: 'money given away',
    english: 'discount amount, rebate, promo discount, total discount',
    indonesian: 'diskon, potongan, potongan harga, nilai diskon',
    persian: 'تخفیف, مبلغ تخفیف',
  }),
  field('discount_rate', 'rate', {
    meaning: 'discount as a share of the price before it, 0 to 1',
    column: null,
    english: 'discount percent, discount %, discount pct, discount percentage, rebate rate',
    indonesian: 'persen diskon, persentase diskon, diskon %',
    persian: 'درصد تخفیف',
  }),
  field('cost', 'money', {
    meaning: 'cost of the goods sold',
    english: 'cogs, cost of goods, cost of goods sold, cost of sales, total cost, product cost',
    indonesian: 'hpp, harga pokok penjualan, biaya',
    persian: 'بهای تمام شده, هزینه کالا, هزینه',
  }),
  field('profit', 'money', {
    meaning: 'amount less cost, where the cost itself is not given',
    column: null,
    english: 'gross profit, margin, gross margin, contribution',
    indonesian: 'laba, keuntungan, margin laba, laba kotor',
    persian: 'سود, سود ناخالص, حاشیه سود',
  }),
  field('channel', 'text', {
    meaning: 'channel of the sale',
    english: 'sales channel, order channel, store, shop, source channel',
    indonesian: 'saluran, kanal, kanal penjualan, toko',
    persian: 'کانال, کانال فروش, فروشگاه',
  }),
  field('currency', 'text', {
    meaning: 'currency of the amounts',
    english: 'currency code, order currency',
    indonesian: 'mata uang',
    persian: 'ارز, واحد پول',
  }),
]
