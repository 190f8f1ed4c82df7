import { apiError } from '@sabad/contract/api-error'
import type { SabadClient } from '@sabad/contract/client'

/** What the app opens with as well. */
const FIRST_CHOICE = 'starter'

/** The portfolio that was named, else the first choice, else the first there is. */
export async function pickPortfolio(client: SabadClient, portfolioId?: string): Promise<string> {
  if (portfolioId !== undefined) return portfolioId
  const known = (await client.portfolios.list()).map((portfolio) => portfolio.portfolioId)
  const picked = known.find((id) => id === FIRST_CHOICE) ?? known[0]
  if (picked === undefined) throw apiError('refresh.none')
  return picked
}
