export const personColumns = {
  customer_id: 'VARCHAR',
  name: 'VARCHAR',
  kind: 'VARCHAR',
  parent_id: 'VARCHAR',
  since: 'DATE',
  country: 'VARCHAR',
  region: 'VARCHAR',
  city: 'VARCHAR',
  postcode: 'VARCHAR',
  gender: 'VARCHAR',
  birth_date: 'DATE',
  acquisition_channel: 'VARCHAR',
  email: 'VARCHAR',
  phone: 'VARCHAR',
  newsletter: 'VARCHAR',
} as const

export const postcodeColumns = { postcode: 'VARCHAR', income_index: 'DOUBLE', urbanity: 'VARCHAR' } as const
