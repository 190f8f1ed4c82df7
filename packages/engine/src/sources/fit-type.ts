import type { FieldType } from '../facts/field.ts'

const whole = /^(tinyint|smallint|integer|bigint|decimal\(\d+,\s*0\))$/
const numeric = /^(tinyint|smallint|integer|bigint|real|double|decimal\(.*\))$/
const textual = /^(varchar(\(.*\))?|char(\(.*\))?)$/
const dated = /^(date|timestamp(\(\d+\))?( with time zone)?)$/

/** The types of the cluster that a field's values can have. */
const fitting: Readonly<Record<FieldType, readonly RegExp[]>> = {
  id: [textual, whole, /^uuid$/],
  text: [textual, whole, /^(uuid|boolean)$/],
  number: [numeric],
  money: [numeric],
  rate: [numeric],
  date: [dated],
  timestamp: [dated],
  boolean: [/^boolean$/],
  'link-kind': [textual],
}

export const fitsType = (type: FieldType, column: string): boolean =>
  fitting[type].some((pattern) => pattern.test(column.toLowerCase()))

const numbers = ['DOUBLE', 'REAL', 'DECIMAL', 'BIGINT', 'INTEGER'] as const
const days = ['DATE', 'TIMESTAMP'] as const

/** What a column of a field can be, in the cluster's words. */
export const neededTypes: Readonly<Record<FieldType, readonly string[]>> = {
  id: ['VARCHAR', 'BIGINT', 'INTEGER', 'UUID'],
  text: ['VARCHAR'],
  number: numbers,
  money: numbers,
  rate: numbers,
  date: days,
  timestamp: days,
  boolean: ['BOOLEAN'],
  'link-kind': ['VARCHAR'],
}
