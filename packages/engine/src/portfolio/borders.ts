import type { Border, PortfolioBorders } from '@sabad/contract/schemas/portfolio-borders'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups, cellSql, groupOfEachCell } from './cells.ts'
import { levelsSql, variablesOf } from './levels.ts'
import type { PortfolioAt } from './overview.ts'
import type { Compiled } from './places.ts'
import { publishedDate } from './published.ts'
import { currentPortfolio } from './store.ts'
import { type CustomersAt, customersAt, intervalOf } from './variables.ts'

/** The measures of a portfolio's tiers that have an interval. */
export const uncertainMeasures = ({ definition }: Pick<Compiled, 'definition'>): readonly string[] =>
  variablesOf(definition).filter((name) => intervalOf(name) !== null)
