import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { frozen } from '@sabad/stats/frozen'
import { validateDefinition } from './validate.ts'

/** More than the versions that a workspace's pages read; those of several workspaces may be asked for in one process. */
const MOST_KNOWN = 200

const known = new Map<string, PortfolioDefinition>()

/**
 * A definition as it was stored. It never changes after that, and to prove one sound takes up to 20 ms, for which every
 * page would wait: so each text is read once.
 * @throws EngineError portfolio.invalid, portfolio.unknown-measure or portfolio.not-total where a later Sabad refuses it
 */
export function storedDefinition(text: string): PortfolioDefinition {
  const before = known.get(text)
  if (before) return before
  const definition = frozen(validateDefinition(JSON.parse(text)))
  const oldest = known.size < MOST_KNOWN ? undefined : known.keys().next().value
  if (oldest !== undefined) known.delete(oldest)
  known.set(text, definition)
  return definition
}
