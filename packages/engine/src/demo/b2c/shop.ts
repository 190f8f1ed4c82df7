import type { Campaign, Contact } from '../campaigns.ts'
import type { CommonFiles } from '../company-files.ts'
import type { FactFile } from '../fact-file.ts'
import type { Tally } from '../ledger.ts'
import type { Purchases } from '../purchase-process.ts'
import type { Random } from '../random.ts'
import type { CompanySettings } from '../settings.ts'
import type { personColumns } from './columns.ts'
import type { CoffeeDriver } from './company.ts'
import type { Person } from './person.ts'
import type { Postcode } from './places.ts'

/** What the coffee retailer's writers share while customers stream by. */
export interface Shop {
  readonly settings: CompanySettings
  readonly files: CommonFiles
  readonly people: FactFile<typeof personColumns>
  readonly postcodes: readonly Postcode[]
  readonly campaigns: readonly Campaign[]
  readonly tally: Tally<CoffeeDriver>
  readonly orderId: () => string
  readonly interactionId: () => string
  readonly contractId: () => string
  readonly contactId: () => string
}

/** One person with what happened to them. */
export interface Customer {
  readonly random: Random
  readonly customer_id: string
  readonly person: Person
  readonly contacts: readonly Contact[]
  readonly purchases: Purchases
}
