import type { Particular } from '@sabad/contract/schemas/particulars'
import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { Database } from '../../sql/database.ts'
import type { Sql } from '../../sql/sql.ts'
import type { ClausePart } from '../clause.ts'

export type Tier = PortfolioDefinition['tiers'][number]
export type MethodKind = Tier['method']['kind']

/** A tier with what its version froze. */
export interface TierInWords {
  readonly tier: Tier
  readonly calibration: Calibration
}

/** A tier with its place among the others, as cutting within other tiers needs it. */
export interface TierIn extends TierInWords {
  readonly definition: PortfolioDefinition
  /** The level of another tier. */
  readonly levelSql: (other: Tier) => Sql
}

/** What is frozen of one tier. */
export type TierCuts = { readonly cuts: readonly number[] } | { readonly nested: Readonly<Record<string, number[]>> }

export interface CutRequest extends TierIn {
  /** One row per customer with the variables of the definition (`customersAt`). */
  readonly customers: Sql
  readonly asOf: string
}

/** All that a way of putting customers on levels has to know. */
export interface TierKind {
  /** What its levels are called. */
  readonly levelNoun: 'bands' | 'classes' | 'centres' | 'groups' | 'rules'
  /** Names of the variables it reads. */
  readonly variables: (tier: Tier) => readonly string[]
  /** Those of them that it reads as texts; left out, none. */
  readonly texts?: (tier: Tier) => readonly string[]
  /** How many levels it makes, that of customers without a value not counted. */
  readonly levels: (tier: Tier) => number
  /** What is wrong with it. */
  readonly findings: (tier: Tier, definition: PortfolioDefinition) => readonly Particular[]
  /** Cut points from the data; null where nothing has to be frozen. */
  readonly cut: (database: Database, request: CutRequest) => Promise<TierCuts | null>
  /**
   * Columns (`expression AS "name"`) that its level is computed from, in stages: each reads a row of `customersAt` and the
   * columns of the stages before. They are what keeps an expression that is used many times from being written, and
   * computed, as often. Left out, none.
   */
  readonly stages?: (tier: Tier) => readonly (readonly Sql[])[]
  /** The level as SQL over a row of `customersAt` with the columns of its stages: 0 without a value, else from 1. */
  readonly level: (tier: TierIn) => Sql
  /** Levels in words: "recency above 23 days up to 99 days". */
  readonly words: (tier: TierInWords, levels: readonly number[]) => ClausePart
}
