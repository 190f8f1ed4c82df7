/** Every reason for which a row can be rejected. */
export const rejectReasons = [
  'row-too-short',
  'row-too-long',
  'row-quotes',
  'row-undecodable',
  'row-oversized',
  'row-unreadable',
  'row-cells',
  'row-not-json',
  'not-a-number',
  'number-out-of-range',
  'not-a-date',
  'date-out-of-range',
  'not-a-boolean',
  'customer-missing',
  'date-missing',
  'amount-missing',
  'product-missing',
  'started-on-missing',
  'pool-missing',
  'criterion-missing',
  'score-missing',
  'key-missing',
] as const

export type RejectReason = (typeof rejectReasons)[number]
