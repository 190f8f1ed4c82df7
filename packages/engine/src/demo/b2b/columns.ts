export const accountColumns = {
  customer_id: 'VARCHAR',
  name: 'VARCHAR',
  kind: 'VARCHAR',
  parent_id: 'VARCHAR',
  since: 'DATE',
  country: 'VARCHAR',
  region: 'VARCHAR',
  city: 'VARCHAR',
  postcode: 'VARCHAR',
  industry: 'VARCHAR',
  employees: 'DOUBLE',
  annual_revenue: 'DOUBLE',
  credit_rating: 'VARCHAR',
  default_probability: 'DOUBLE',
  acquisition_channel: 'VARCHAR',
  email: 'VARCHAR',
  organisation_type: 'VARCHAR',
  buying_process: 'VARCHAR',
} as const

export const outlookColumns = { industry: 'VARCHAR', market_growth: 'DOUBLE', recycling_duty: 'VARCHAR' } as const

export const bureauColumns = { customer_id: 'VARCHAR', payment_days: 'DOUBLE', bureau_score: 'DOUBLE' } as const
