import type { CostDriver, CostLevel, CostStep, DriverFilter } from '@sabad/contract/schemas/cost-model'

/** What the facts call things, as written there. */
export interface KnownNames {
  readonly interactionKinds: readonly string[]
  readonly interactionSubjects: readonly string[]
  readonly orderChannels: readonly string[]
  readonly contactChannels: readonly string[]
}

/** Small letters, no hyphens, each word in the singular: "Rush deliveries" and "rush delivery" are one. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[-_/]+/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, ''))
    .join(' ')

const counted = (count: CostDriver['count'], where: readonly DriverFilter[] = []): CostDriver => ({
  count,
  where: [...where],
})

const among = (column: DriverFilter['column'], values: readonly string[], except = false): DriverFilter => ({
  column,
  values: [...values],
  except,
})

const named = (names: readonly string[], word: string): readonly string[] =>
  names.filter((name) => plain(name) === word)

const SERVICE = new Set(['ticket', 'complaint', 'support', 'call', 'chat', 'e mail', 'email'])
const COUNTERS = new Set(['shop', 'store', 'counter', 'toko', 'فروشگاه'])

/** Words of drivers that are counts by themselves, in English, Indonesian and Persian. */
const counts: readonly (readonly [CostDriver['count'], readonly string[]])[] = [
  ['orders', ['order', 'invoice', 'transaction', 'purchase', 'pesanan', 'transaksi', 'سفارش', 'فاکتور']],
  ['lines', ['line', 'order line', 'line item', 'pick', 'item', 'baris', 'سطر']],
  ['returns', ['return', 'returned order', 'retur', 'مرجوعی']],
  ['revenue', ['revenue', 'sale', 'turnover', 'net sale', 'omzet', 'pendapatan', 'فروش', 'درآمد']],
  ['customers', ['customer', 'active customer', 'account', 'client', 'pelanggan', 'مشتری']],
  ['new-customers', ['new customer', 'new account', 'pelanggan baru', 'مشتری جدید']],
  ['interactions', ['interaction', 'interaksi', 'تعامل']],
  ['interaction-minutes', ['minute', 'interaction minute', 'handling minute', 'menit', 'دقیقه']],
  ['contacts', ['contact', 'mailing', 'message', 'touch', 'kontak', 'پیام']],
]

/** A driver that says where it is counted: a kind or subject of interactions, a channel of contacts, parcels. */
function byNamesOfFacts(word: string, known: KnownNames): CostDriver | null {
  const kinds = named(known.interactionKinds, word)
  if (word === 'ticket') {
    const service = known.interactionKinds.filter((kind) => SERVICE.has(plain(kind)))
    if (service.length > 0) return counted('interactions', [among('kind', service)])
  }
  if (kinds.length > 0) return counted('interactions', [among('kind', kinds)])
  const subjects = named(known.interactionSubjects, word)
  if (subjects.length > 0) return counted('interactions', [among('subject', subjects)])
  const channels = named(known.contactChannels, word)
  return channels.length > 0 ? counted('contacts', [among('channel', channels)]) : null
}

const PARCELS = new Set(['parcel', 'delivery', 'shipment', 'consignment', 'pengiriman', 'مرسوله'])

/** Orders that are sent: those of any channel but a shop's. */
function sentOrders({ orderChannels }: KnownNames): CostDriver {
  const counters = orderChannels.filter((channel) => COUNTERS.has(plain(channel)))
  return counted('orders', counters.length > 0 ? [among('channel', counters, true)] : [])
}

/** The driver that a ledger's text means, or null. */
export function recogniseDriver(text: string, known: KnownNames): CostDriver | null {
  const word = plain(text)
  const found = byNamesOfFacts(word, known)
  if (found) return found
  if (PARCELS.has(word)) return sentOrders(known)
  const count = counts.find(([, words]) => words.includes(word))?.[0]
  return count ? counted(count) : null
}

const steps: readonly (readonly [CostStep, RegExp])[] = [
  ['rebates', /bonus|rebate|rabat|kickback|پاداش/],
  ['promotions', /promotion|promosi|voucher|coupon/],
  ['freight-allowances', /freight allowance/],
  ['terms', /early payment|cash discount|skonto/],
  ['financing', /insur|interest|factoring|receivable|asuransi|bunga|بیمه|بهره/],
  ['marketing', /marketing|campaign|advert|newsletter|sample|mailing|e mail|email|pemasaran|iklan|بازاریابی|تبلیغات/],
  ['service', /complaint|ticket|support|service|claim|repair|take goods back|return|layanan|keluhan|خدمات|شکایت/],
  ['selling', /visit|field sale|account manage|key account|commission|salesm|kunjungan|komisi|ویزیت|پورسانت/],
  ['delivery', /freight|deliver|parcel|ship|carrier|transport|courier|kirim|حمل|ارسال/],
  ['order-cost', /order|pick|warehouse|pack|load|invoic|payment|card|gudang|انبار|سفارش/],
]

/** The step of the waterfall that the words of an account and its activity mean, or null. */
export function recogniseStep(...texts: readonly string[]): CostStep | null {
  for (const text of texts) {
    const found = steps.find(([, words]) => words.test(plain(text)))
    if (found) return found[0]
  }
  return null
}

const FACILITY =
  /administration|head office|overhead|general|management|run the company|facility|headquarter|audit|kantor pusat|administrasi|umum|اداری|دفتر مرکزی/

export const isFacility = (...texts: readonly string[]): boolean => texts.some((text) => FACILITY.test(plain(text)))

/** A channel that the account's name speaks of, where orders come through channels: rent of the shops. */
export function channelOf(account: string, { orderChannels }: KnownNames): string | null {
  if (orderChannels.length < 2) return null
  const words = plain(account).split(' ')
  return orderChannels.find((channel) => words.includes(plain(channel))) ?? null
}

const levels: Readonly<Record<CostDriver['count'], CostLevel>> = {
  lines: 'unit',
  revenue: 'unit',
  orders: 'order',
  returns: 'order',
  customers: 'customer',
  'new-customers': 'customer',
  interactions: 'customer',
  'interaction-minutes': 'customer',
  contacts: 'customer',
}

export const levelOf = ({ count }: CostDriver): CostLevel => levels[count]
