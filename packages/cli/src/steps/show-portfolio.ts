import { overviewText } from '../output/portfolio-text.ts'
import type { Session } from '../session.ts'
import { pickPortfolio } from './pick-portfolio.ts'

interface Wanted {
  readonly portfolioId?: string | undefined
  readonly asOf?: string | undefined
}

/** Prints the groups of a portfolio as of a date. */
export async function showPortfolio({ client, terminal }: Session, { portfolioId, asOf }: Wanted = {}): Promise<void> {
  const picked = await pickPortfolio(client, portfolioId)
  const overview = await client.portfolios.overview({ portfolioId: picked, asOf })
  const { settings } = await client.workspace.get()
  terminal.show(overview, () => overviewText(overview, settings.currency, terminal))
}
