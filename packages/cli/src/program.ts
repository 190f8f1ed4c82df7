import { Command } from 'commander'
import about from '../package.json' with { type: 'json' }
import { addAlerts } from './commands/alerts.ts'
import { addAllocate } from './commands/allocate.ts'
import { addAudit } from './commands/audit.ts'
import { addCohorts } from './commands/cohorts.ts'
import { addConcentration } from './commands/concentration.ts'
import { addCosting } from './commands/costing.ts'
import { addCustomers } from './commands/customers.ts'
import { addDoctor } from './commands/doctor.ts'
import { addEquity } from './commands/equity.ts'
import { addExport } from './commands/export.ts'
import { addFit } from './commands/fit.ts'
import { addImport } from './commands/import.ts'
import { addImports } from './commands/imports.ts'
import { addInit } from './commands/init.ts'
import { addInsights } from './commands/insights.ts'
import { addKpi } from './commands/kpi.ts'
import { addMarket } from './commands/market.ts'
import { addModels } from './commands/models.ts'
import { addMovement } from './commands/movement.ts'
import { addPortfolio } from './commands/portfolio.ts'
import { addProfit } from './commands/profit.ts'
import { addRefresh } from './commands/refresh.ts'
import { addReport } from './commands/report.ts'
import { addReports } from './commands/reports.ts'
import { addRisk } from './commands/risk.ts'
import { addServe } from './commands/serve.ts'
import { addSource } from './commands/source.ts'
import { addStrategy } from './commands/strategy.ts'
import { addVariables } from './commands/variables.ts'
import type { Shell } from './shell.ts'

/** In the order in which a company meets them. */
const COMMANDS = [
  addInit,
  addImport,
  addImports,
  addSource,
  addRefresh,
  addPortfolio,
  addVariables,
  addCustomers,
  addConcentration,
  addKpi,
  addCohorts,
  addCosting,
  addProfit,
  addEquity,
  addMovement,
  addAlerts,
  addStrategy,
  addInsights,
  addAudit,
  addMarket,
  addAllocate,
  addRisk,
  addModels,
  addFit,
  addExport,
  addReport,
  addReports,
  addServe,
  addDoctor,
]

/** The command tree. Nothing in it ends the process: wrong usage is thrown. */
export function createProgram(shell: Shell): Command {
  const { stdout } = shell
  const program = new Command('sabad')
    .description('Customer portfolios from raw records: who our customers are, what they are worth, where they move')
    .version(about.version, '--version', 'print the version')
    .option('--workspace <DIR>', 'workspace (default: $SABAD_WORKSPACE, else the one around the current folder)')
    .option('--json', 'machine output on stdout; progress and messages stay on stderr')
    .helpOption('--help', 'print what a command does')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .exitOverride()
  for (const add of COMMANDS) add(program, shell)
  return program
}
