import type { Facts } from '../company.ts'

/** The ten profits of the domain reference, section 4. */
export const tenProfits = [500, 300, 200, 100, 50, 20, 0, -70, -200, -400] as const

/** Ten customers whose revenue of 12 months is those profits: each buys for 500, and what is too much comes back. */
export const tenCustomers: Facts = {
  orders: tenProfits.flatMap((profit, at) => {
    const customer_id = `t${at}`
    return [
      { order_id: `t${at}-bought`, customer_id, ordered_on: '2024-03-01', amount: 500 },
      ...(profit === 500
        ? []
        : [{ order_id: `t${at}-returned`, customer_id, ordered_on: '2024-04-01', amount: profit - 500 }]),
    ]
  }),
}
