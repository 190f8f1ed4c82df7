import { describe, expect, test } from 'vitest'
import { channelOf, isFacility, type KnownNames, recogniseDriver, recogniseStep } from '../../src/costing/recognise.ts'

const known: KnownNames = {
  interactionKinds: ['ticket', 'call', 'visit', 'Rush delivery', 'special packing'],
  interactionSubjects: ['Complaint', 'Account review'],
  orderChannels: ['shop', 'web', 'phone'],
  contactChannels: ['e-mail', 'post'],
}

const filtered = (count: string, column: string, values: readonly string[]) => ({
  count,
  where: [{ column, values, except: false }],
})

describe('a driver of a ledger', () => {
  test.each([
    ['orders', { count: 'orders', where: [] }],
    ['Order lines', { count: 'lines', where: [] }],
    ['Returns', { count: 'returns', where: [] }],
    ['revenue', { count: 'revenue', where: [] }],
    ['new customers', { count: 'new-customers', where: [] }],
    ['pesanan', { count: 'orders', where: [] }],
    ['سفارش', { count: 'orders', where: [] }],
    ['visits', filtered('interactions', 'kind', ['visit'])],
    ['rush deliveries', filtered('interactions', 'kind', ['Rush delivery'])],
    ['Special packings', filtered('interactions', 'kind', ['special packing'])],
    ['complaints', filtered('interactions', 'subject', ['Complaint'])],
    ['tickets', filtered('interactions', 'kind', ['ticket', 'call'])],
    ['E-mails', filtered('contacts', 'channel', ['e-mail'])],
    ['parcels', { count: 'orders', where: [{ column: 'channel', values: ['shop'], except: true }] }],
  ])('%s is recognised by name', (text, driver) => {
    expect(recogniseDriver(text, known)).toEqual(driver)
  })

  test.each(['square metres', 'headcount', ''])('%s is not, so its cost will stay unassigned', (text) => {
    expect(recogniseDriver(text, known)).toBeNull()
  })
})

test('steps, facilities and channels are recognised by the words of accounts and activities', () => {
  expect(recogniseStep('Year-end bonus', 'pay bonuses')).toBe('rebates')
  expect(recogniseStep('Freight', 'deliver')).toBe('delivery')
  expect(recogniseStep('Desk', 'visit customers')).toBe('selling')
  expect(recogniseStep('Credit insurance', 'insure claims')).toBe('financing')
  expect(recogniseStep('Gudang', '')).toBe('order-cost')
  expect(recogniseStep('Sundries', '')).toBeNull()
  expect([
    isFacility('Administration', 'run'),
    isFacility('Head office', ''),
    isFacility('Order desk', 'pick'),
  ]).toEqual([true, true, false])
  expect(channelOf('Shop rent and staff', known)).toBe('shop')
  expect(channelOf('Shop rent and staff', { ...known, orderChannels: ['shop'] })).toBeNull()
})
