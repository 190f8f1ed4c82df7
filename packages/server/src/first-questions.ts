import { createRouterClient } from '@orpc/server'
import { countsToKeep } from '@sabad/engine/runs/counts'
import { interruptible } from '@sabad/engine/workspace/interruptible'
import type { Step, Wanted } from './ahead.ts'
import { router } from './router.ts'
import type { Services } from './services.ts'

/**
 * The routes whose first answer at a date takes long (bench/README.md, Pages), asked as pages ask them first: of the
 * newest date, with what the contract takes where nothing is said. Each keeps what it works out (docs/decisions/0026).
 */
const ofEveryone = ({
  alerts,
  cohorts,
  concentration,
  satisfactionChain,
  profit,
  costing,
}: Client): readonly Step[] => [
  () => alerts.list({}),
  () => cohorts({}),
  () => cohorts({ period: 'month' }),
  () => concentration({}),
  () => concentration({ unit: 'topmost' }),
  () => satisfactionChain({}),
  () => profit.whale({}),
  () => profit.plane({}),
  () => costing.report({}),
  () => costing.waterfall({}),
]

const ofPortfolio = (client: Client, portfolioId: string, other: string | undefined): readonly Step[] => {
  const { portfolios, profit, strategies, allocation } = client
  const asked = { portfolioId }
  return [
    () => portfolios.overview(asked),
    () => portfolios.movement(asked),
    () => portfolios.movementReasons(asked),
    () => portfolios.movementPaths(asked),
    () => portfolios.timeInGroup(asked),
    () => portfolios.movementDrift(asked),
    () => portfolios.movementForecast(asked),
    () => profit.groups(asked),
    () => profit.series(asked),
    () => strategies.board(asked),
    () => strategies.benefits(asked),
    () => allocation.curves(asked),
    () => client.risk(asked),
    ...(other === undefined ? [] : [() => portfolios.compare({ ...asked, other })]),
  ]
}

/** The API as any caller has it, from within: a query ends when the signal is aborted. */
const clientUntil = (services: Services, signal: AbortSignal) =>
  createRouterClient(router, {
    context: { ...services, workspace: interruptible(services.workspace, signal) },
  })
type Client = ReturnType<typeof clientUntil>

/**
 * What is counted of the groups, then the answers to what pages ask first. Where nothing is to be counted, and no refresh
 * has just been published, all has been answered before.
 */
export async function* firstQuestions(services: Services, wanted: Wanted, signal: AbortSignal): AsyncGenerator<Step> {
  const counts = await countsToKeep(interruptible(services.workspace, signal))
  yield* counts
  if (counts.length === 0 && wanted !== 'all') return
  const client = clientUntil(services, signal)
  yield* ofEveryone(client)
  const all = (await client.portfolios.list()).map(({ portfolioId }) => portfolioId)
  for (const portfolioId of all) {
    const other = all.find((one) => one !== portfolioId)
    yield* ofPortfolio(client, portfolioId, other)
  }
}
