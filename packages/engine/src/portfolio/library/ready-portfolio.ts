import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { ReadyContext } from '@sabad/contract/schemas/portfolio-library'

/** A portfolio of the library: a definition as anyone could write it, with where the idea comes from. */
export interface ReadyPortfolio {
  readonly definition: PortfolioDefinition
  /** Who published the idea, when and where. */
  readonly source: string
  /** When not to use it. */
  readonly caution: string
  /** Whether it is meant for persons and households, for companies and institutions, or for both. */
  readonly context: ReadyContext
}
