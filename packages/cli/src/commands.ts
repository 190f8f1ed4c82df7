import type { Command } from 'commander'
import type { Shell } from './shell.ts'

interface Listed {
  /** Name and arguments, as the first page of help shows them. */
  readonly usage: string
  /** What the command says of itself. */
  readonly description: string
  readonly load: () => Promise<(parent: Command, shell: Shell) => void>
}

/**
 * All commands, in the order in which a company meets them. Only the one that is asked for is loaded: loading all takes
 * most of a second. What is said of each here is what it says of itself (`test/command-tree.test.ts`).
 */
export const commands: readonly Listed[] = [
  {
    usage: 'init [options] [DIR]',
    description: 'Make a workspace; with --demo, fill it with an invented company',
    load: async () => (await import('./commands/init.ts')).addInit,
  },
  {
    usage: 'import [options] <FILE>',
    description: 'Import a file (CSV, JSON lines, Parquet, Excel) or a folder of Parquet files; all of it or nothing',
    load: async () => (await import('./commands/import.ts')).addImport,
  },
  {
    usage: 'imports',
    description: 'List the imports, newest first',
    load: async () => (await import('./commands/imports.ts')).addImports,
  },
  {
    usage: 'source',
    description: 'Facts that stay in a Trino cluster instead of being imported',
    load: async () => (await import('./commands/source.ts')).addSource,
  },
  {
    usage: 'refresh [options]',
    description: 'Recompute snapshots, models, groups and KPIs; publish all or nothing',
    load: async () => (await import('./commands/refresh.ts')).addRefresh,
  },
  {
    usage: 'schedule',
    description: 'Refreshes by the clock, while the workspace is served',
    load: async () => (await import('./commands/schedule.ts')).addSchedule,
  },
  {
    usage: 'portfolio',
    description: 'Portfolios: every customer in exactly one group',
    load: async () => (await import('./commands/portfolio.ts')).addPortfolio,
  },
  {
    usage: 'variables',
    description: 'List what portfolios can be built from, with coverage and typical values',
    load: async () => (await import('./commands/variables.ts')).addVariables,
  },
  {
    usage: 'customers',
    description: 'Customers, their measures, and why they are in their group',
    load: async () => (await import('./commands/customers.ts')).addCustomers,
  },
  {
    usage: 'concentration [options]',
    description: 'Show how much of revenue, margin or lifetime value hangs on how few customers',
    load: async () => (await import('./commands/concentration.ts')).addConcentration,
  },
  {
    usage: 'kpi [options]',
    description: 'Show the key figures of the base and of the groups of a portfolio, each with its interval',
    load: async () => (await import('./commands/kpi.ts')).addKpi,
  },
  {
    usage: 'cohorts [options]',
    description: 'Show customers by the period of their first purchase: who stays and what they bring at each age',
    load: async () => (await import('./commands/cohorts.ts')).addCohorts,
  },
  {
    usage: 'survival [options]',
    description: 'Show how long contracts last, by tenure',
    load: async () => (await import('./commands/cohorts.ts')).addSurvival,
  },
  {
    usage: 'satisfaction [options]',
    description: 'Show satisfaction beside what came after it, as an association',
    load: async () => (await import('./commands/cohorts.ts')).addSatisfaction,
  },
  {
    usage: 'costing',
    description: 'What serving customers costs: pools, activities, drivers, rates',
    load: async () => (await import('./commands/costing.ts')).addCosting,
  },
  {
    usage: 'profit',
    description: 'Who earns the profit, who loses it, and where it moves',
    load: async () => (await import('./commands/profit.ts')).addProfit,
  },
  {
    usage: 'equity',
    description: 'Customers as an asset: equity, value of the company, budget',
    load: async () => (await import('./commands/equity.ts')).addEquity,
  },
  {
    usage: 'movement [options]',
    description: 'Show who moved from which group to which between two dates',
    load: async () => (await import('./commands/movement.ts')).addMovement,
  },
  {
    usage: 'alerts [options]',
    description: 'Show moves of the newest month that are unlike those of the months before, worth most first',
    load: async () => (await import('./commands/alerts.ts')).addAlerts,
  },
  {
    usage: 'strategy',
    description: 'Strategies of groups: draft, approve, follow up',
    load: async () => (await import('./commands/strategy.ts')).addStrategy,
  },
  {
    usage: 'insights',
    description: 'What was noticed, what was decided and what came of it',
    load: async () => (await import('./commands/insights.ts')).addInsights,
  },
  {
    usage: 'audit',
    description: 'How well customers are managed as a portfolio: a self-audit',
    load: async () => (await import('./commands/audit.ts')).addAudit,
  },
  {
    usage: 'campaigns',
    description: 'What campaigns changed, measured against those held out',
    load: async () => (await import('./commands/campaigns.ts')).addCampaigns,
  },
  {
    usage: 'market',
    description: 'Market segmentation in five steps: which markets to serve',
    load: async () => (await import('./commands/market.ts')).addMarket,
  },
  {
    usage: 'allocate [options]',
    description: 'Split a budget over groups so that it is worth most, by what effort brings in each',
    load: async () => (await import('./commands/allocate.ts')).addAllocate,
  },
  {
    usage: 'risk [options]',
    description: 'Look at groups as a portfolio: how their margins vary, and which mix would be steadier',
    load: async () => (await import('./commands/risk.ts')).addRisk,
  },
  {
    usage: 'models [options]',
    description: 'Show the models fitted to the customers: what each is used for and why, how it foretold and fits',
    load: async () => (await import('./commands/models.ts')).addModels,
  },
  {
    usage: 'fit [options] <MODEL>',
    description: 'Fit a model to a CSV file; needs no workspace',
    load: async () => (await import('./commands/fit.ts')).addFit,
  },
  {
    usage: 'export [options] <WHAT>',
    description: 'Save a table as CSV, Excel workbook or Parquet, by the ending of the file',
    load: async () => (await import('./commands/export.ts')).addExport,
  },
  {
    usage: 'report [options]',
    description: 'Save portfolio, movement, profit, strategies, key figures and models as one page to print or mail',
    load: async () => (await import('./commands/report.ts')).addReport,
  },
  {
    usage: 'reports',
    description: 'Reports that are written after each refresh',
    load: async () => (await import('./commands/reports.ts')).addReports,
  },
  {
    usage: 'serve [options]',
    description: 'Serve the app and the API on this machine, until Ctrl-C',
    load: async () => (await import('./commands/serve.ts')).addServe,
  },
  {
    usage: 'doctor',
    description: 'Check the workspace: integrity, versions, disk, and every invariant',
    load: async () => (await import('./commands/doctor.ts')).addDoctor,
  },
]

export const nameOf = ({ usage }: Listed): string => usage.split(' ')[0] ?? ''
