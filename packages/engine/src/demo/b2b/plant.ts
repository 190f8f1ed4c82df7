import type { Day } from '../calendar.ts'
import type { Campaign, Contact } from '../campaigns.ts'
import type { CommonFiles } from '../company-files.ts'
import type { FactFile } from '../fact-file.ts'
import type { Tally } from '../ledger.ts'
import type { Purchases } from '../purchase-process.ts'
import type { Random } from '../random.ts'
import type { CompanySettings } from '../settings.ts'
import type { Account } from './account.ts'
import type { accountColumns, bureauColumns } from './columns.ts'
import type { PackagingDriver } from './company.ts'

/** What the packaging maker's writers share while accounts stream by. */
export interface Plant {
  readonly settings: CompanySettings
  readonly files: CommonFiles
  readonly accounts: FactFile<typeof accountColumns>
  readonly bureau: FactFile<typeof bureauColumns>
  readonly campaigns: readonly Campaign[]
  readonly tally: Tally<PackagingDriver>
  readonly orderId: () => string
  readonly interactionId: () => string
  readonly opportunityId: () => string
  readonly contractId: () => string
  readonly contactId: () => string
  readonly costId: () => string
}

/** One account with what happened to it. */
export interface Client {
  readonly random: Random
  readonly customer_id: string
  readonly account: Account
  readonly first: Day
  readonly contacts: readonly Contact[]
  readonly purchases: Purchases
}
