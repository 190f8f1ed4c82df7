import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { get, post } from './route.ts'
import { audits } from './routes/audits.ts'
import { campaigns } from './routes/campaigns.ts'
import { costing } from './routes/costing.ts'
import { equity } from './routes/equity.ts'
import { kpiRoutes } from './routes/kpis.ts'
import { links } from './routes/links.ts'
import { profit } from './routes/profit.ts'
import { sources } from './routes/sources.ts'
import { insights, strategies } from './routes/strategies.ts'
import { allocation, allocationRequest } from './schemas/allocation.ts'
import { concentration, heldAmount } from './schemas/concentration.ts'
import { customerList, customerPage, customerPath, customerSort, measure } from './schemas/customers.ts'
import { customerDensity } from './schemas/density.ts'
import { discoveryRequest } from './schemas/discovery.ts'
import { isoDate } from './schemas/figures.ts'
import { importPreview, importRecord, importRequest, importResult, reject } from './schemas/imports.ts'
import { job } from './schemas/jobs.ts'
import { language } from './schemas/language.ts'
import { marketProject, marketProjectSummary, storedMarketProject } from './schemas/market.ts'
import { marketAnalysis, marketVariables, variableGain } from './schemas/market-analysis.ts'
import { fitAnswer, fitRequest, publishedModel } from './schemas/models.ts'
import {
  alerts,
  movement,
  movementDrift,
  movementForecast,
  movementPaths,
  movementReasons,
  timeInGroup,
} from './schemas/movement.ts'
import { nextActions } from './schemas/next-actions.ts'
import { textRules } from './schemas/particulars.ts'
import { portfolioAxes } from './schemas/portfolio-axes.ts'
import { portfolioBorders } from './schemas/portfolio-borders.ts'
import { portfolioComparison } from './schemas/portfolio-comparison.ts'
import { portfolioDefinition, unit } from './schemas/portfolio-definition.ts'
import { draftSummary, portfolioDraft, savedDraft } from './schemas/portfolio-drafts.ts'
import { portfolioLibrary } from './schemas/portfolio-library.ts'
import { portfolioPreview } from './schemas/portfolio-preview.ts'
import { portfolioRisk, riskRequest } from './schemas/portfolio-risk.ts'
import { portfolioVersion, portfolioVersionDetail, versionComparison } from './schemas/portfolio-versions.ts'
import {
  groupPage,
  portfolioCheck,
  portfolioDetail,
  portfolioOverview,
  portfolioSeries,
  portfolioSummary,
} from './schemas/portfolios.ts'
import { scheduledRefreshes } from './schemas/refresh-schedule.ts'
import { writtenReport } from './schemas/reports.ts'
import { curvesOfPortfolio, groupAnswers, newAnswers, responseCurve } from './schemas/response-curves.ts'
import {
  customerFlags,
  flagList,
  flagState,
  flagWithdrawal,
  newFlag,
  significanceFlag,
} from './schemas/significance.ts'
import { apiCall, statementsOfAnswer, statementsOfNumber } from './schemas/statements.ts'
import { variableList } from './schemas/variables.ts'
import { doctorReport, run, settings, workspaceSummary } from './schemas/workspace.ts'

const inPortfolio = z.object({ portfolioId: z.string() })
/** Left out, the newest published date. */
const asOf = isoDate.optional()
/** Left out, the newest published date and the one before. */
const dates = { from: isoDate.optional(), to: isoDate.optional() }
/** Months from one date of a path or forecast to the next. */
const everyMonths = z.coerce
  .number()
  .pipe(z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]))
  .default(1)
const marketSaving = z.object({ project: marketProject, author: z.string().trim().max(200).optional() })
const inMarketProject = z.object({ projectId: z.string(), version: z.coerce.number().int().optional() })
const inDraft = z.object({ draftId: z.string().regex(/^[a-z0-9-]{1,64}$/, textRules.identifier) })
const number = z.coerce.number().int().min(1)
const refreshRequest = z.strictObject({
  asOf: isoDate.optional(),
  history: z.number().int().min(0).max(120).default(0),
  /** Months (2026-10) to read again from the cluster, whether they look changed or not. */
  reread: z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, textRules.month))
    .max(1200)
    .optional(),
})
const started = z.object({ jobId: z.string() })

/**
 * The one public API. Files go another way, as streams: `PUT /api/uploads?fileName=NAME` answers `{ uploadId }`,
 * `GET /api/imports/{importId}/rejects.csv`, `GET /api/exports/{what}.{csv,xlsx,parquet}` and `GET /api/report.html` send files.
 */
export const contract = {
  workspace: {
    get: get('/workspace', 'What the workspace holds').output(workspaceSummary),
    update: oc
      .route({ method: 'PATCH', path: '/workspace/settings', summary: 'Change settings' })
      .input(settings.partial().strict())
      .output(settings),
    doctor: get('/workspace/doctor', 'Check integrity and every invariant').output(doctorReport),
  },
  imports: {
    preview: post('/imports/preview', 'How a file would be read; writes nothing')
      .input(importRequest)
      .output(importPreview),
    dryRun: post('/imports/dry-run', 'Read a whole file and count; writes nothing')
      .input(importRequest)
      .output(importResult),
    start: post('/imports', 'Import an uploaded file as a job').input(importRequest).output(started),
    list: get('/imports', 'All imports, newest first').output(z.array(importRecord)),
    rejects: get('/imports/{importId}/rejects', 'Rejected rows of an import')
      .input(z.object({ importId: z.coerce.number(), limit: z.coerce.number().int().min(1).max(1000).default(100) }))
      .output(z.array(reject)),
  },
  sources,
  refresh: {
    start: post('/refresh', 'Recompute snapshots, models, memberships and KPIs as a job')
      .input(refreshRequest)
      .output(started),
    runs: get('/runs', 'Runs, newest first').output(z.array(run)),
    scheduled: get(
      '/refresh/scheduled',
      'When the next refresh by the clock is due, and what came of earlier ones',
    ).output(scheduledRefreshes),
  },
  reports: {
    list: get('/reports', 'Reports written after refreshes, newest first, and why one is missing').output(
      z.array(writtenReport),
    ),
  },
  jobs: {
    list: get('/jobs', 'Jobs of this server, newest first').output(z.array(job)),
    get: get('/jobs/{jobId}', 'One job')
      .input(z.object({ jobId: z.string() }))
      .output(job),
    events: get('/jobs/{jobId}/events', 'A job as it goes on, until it ends')
      .input(z.object({ jobId: z.string() }))
      .output(eventIterator(job)),
    cancel: post('/jobs/{jobId}/cancel', 'Cancel a job')
      .input(z.object({ jobId: z.string() }))
      .output(job),
  },
  measures: {
    list: get('/measures', 'The registry of measures').output(z.array(measure)),
    sql: get('/measures/{measure}/sql', 'The SQL behind a measure, ready to run on a copy of the workspace file')
      .input(z.object({ measure: z.string(), asOf }))
      .output(statementsOfNumber),
  },
  variables: {
    list: get('/variables', 'What portfolios can be built from, with coverage and distribution').output(variableList),
  },
  drafts: {
    list: get('/portfolio-drafts', 'Definitions that are being worked on, newest first').output(z.array(draftSummary)),
    get: get('/portfolio-drafts/{draftId}', 'A definition that is being worked on, sound or not')
      .input(inDraft)
      .output(portfolioDraft),
    save: oc
      .route({
        method: 'PUT',
        path: '/portfolio-drafts/{draftId}',
        summary: 'Keep a definition as it is, sound or not',
      })
      .input(inDraft.extend(savedDraft.shape))
      .output(draftSummary),
    remove: oc
      .route({ method: 'DELETE', path: '/portfolio-drafts/{draftId}', summary: 'Throw a draft away' })
      .input(inDraft)
      .output(inDraft),
  },
  portfolios: {
    list: get('/portfolios', 'All portfolios').output(z.array(portfolioSummary)),
    add: post('/portfolios', 'Add a portfolio, or a new version of one')
      .input(
        z.object({ definition: portfolioDefinition, author: z.string().optional(), rationale: z.string().optional() }),
      )
      .output(portfolioSummary),
    library: get('/portfolio-library', 'Ready portfolios, and which can be added now').output(portfolioLibrary),
    addFromLibrary: post('/portfolios/from-library/{portfolioId}', 'Add a ready portfolio')
      .input(inPortfolio.extend({ author: z.string().optional(), rationale: z.string().optional() }))
      .output(portfolioSummary),
    sql: get('/portfolios/{portfolioId}/sql', 'The SQL that puts every customer in a group, ready to run')
      .input(inPortfolio.extend({ asOf }))
      .output(statementsOfNumber),
    preview: post('/portfolios/preview', 'What a definition would do, on a sample; writes nothing')
      .input(z.object({ definition: portfolioDefinition }))
      .output(portfolioPreview),
    discover: post(
      '/portfolios/discover',
      'Find groups in the data as a job; its result is a discovery, nothing is stored',
    )
      .input(discoveryRequest)
      .output(started),
    get: get('/portfolios/{portfolioId}', 'A definition, its cut points, and both as a sentence')
      .input(inPortfolio)
      .output(portfolioDetail),
    overview: get('/portfolios/{portfolioId}/overview', 'Groups with size, value and KPIs')
      .input(inPortfolio.extend({ asOf }))
      .output(portfolioOverview),
    series: get('/portfolios/{portfolioId}/series', 'Size and value of each group over time')
      .input(inPortfolio)
      .output(portfolioSeries),
    group: get('/portfolios/{portfolioId}/groups/{group}', 'One group')
      .input(inPortfolio.extend({ group: z.string(), asOf }))
      .output(groupPage),
    axes: get('/portfolios/{portfolioId}/axes', 'How its scores come about: criteria, raters, agreement, weights')
      .input(inPortfolio.extend({ asOf }))
      .output(portfolioAxes),
    borders: get('/portfolios/{portfolioId}/borders', 'How many customers might belong to another group')
      .input(inPortfolio.extend({ asOf }))
      .output(portfolioBorders),
    check: get('/portfolios/{portfolioId}/check', 'Prove that the portfolio is a partition')
      .input(inPortfolio)
      .output(portfolioCheck),
    compare: get('/portfolios/{portfolioId}/comparison', 'Another portfolio beside this one, on the same customers')
      .input(inPortfolio.extend({ other: z.string(), asOf }))
      .output(portfolioComparison),
    versions: get('/portfolios/{portfolioId}/versions', 'Versions of a portfolio, newest first')
      .input(inPortfolio)
      .output(z.array(portfolioVersion)),
    version: get('/portfolios/{portfolioId}/versions/{number}', 'One version with its definition and cut points')
      .input(inPortfolio.extend({ number }))
      .output(portfolioVersionDetail),
    compareVersions: get(
      '/portfolios/{portfolioId}/versions/compare',
      'Two versions on the customers of the newest date: what differs, and who changes group',
    )
      .input(inPortfolio.extend({ one: number, other: number }))
      .output(versionComparison),
    movement: get('/portfolios/{portfolioId}/movement', 'Who moved from which group to which')
      .input(inPortfolio.extend(dates))
      .output(movement),
    movementReasons: get('/portfolios/{portfolioId}/movement/reasons', 'Which measure crossed which line')
      .input(inPortfolio.extend(dates))
      .output(movementReasons),
    movementPaths: get('/portfolios/{portfolioId}/movement/paths', 'Common ways through the groups, and their value')
      .input(inPortfolio.extend({ asOf, length: z.coerce.number().int().min(2).max(6).default(3), everyMonths }))
      .output(movementPaths),
    timeInGroup: get('/portfolios/{portfolioId}/movement/time-in-group', 'How long customers have been in their group')
      .input(inPortfolio.extend({ asOf }))
      .output(timeInGroup),
    movementDrift: get('/portfolios/{portfolioId}/movement/drift', 'Whether groups and shares drifted')
      .input(inPortfolio.extend({ asOf }))
      .output(movementDrift),
    movementForecast: get('/portfolios/{portfolioId}/movement/forecast', 'Sizes of the groups to come, back-tested')
      .input(inPortfolio.extend({ asOf, horizon: z.coerce.number().int().min(1).max(24).default(6), everyMonths }))
      .output(movementForecast),
  },
  alerts: {
    list: get('/alerts', 'Moves of the newest month that are unlike those before, worth most first')
      .input(z.object({ asOf, portfolioId: z.string().optional() }))
      .output(alerts),
  },
  customers: {
    list: get('/customers', 'Customers, searched, filtered, sorted and paged')
      .input(
        z.object({
          portfolioId: z.string(),
          asOf,
          group: z.string().optional(),
          /** With `movedFrom`: only customers who were in that group at `movedSince`. */
          movedFrom: z.string().optional(),
          movedSince: isoDate.optional(),
          /** Only customers whose group at that date was another one. */
          changedSince: isoDate.optional(),
          /** Only customers who were not known at that date. */
          enteredSince: isoDate.optional(),
          /** Only customers who went this way. */
          path: customerPath.optional(),
          search: z.string().max(200).optional(),
          /** Only customers with a flag of significance in force. */
          flagged: z.stringbool().or(z.boolean()).default(false),
          sort: customerSort.default('clv_12m'),
          /** In whose order names are sorted. */
          language: language.default('en'),
          descending: z.stringbool().or(z.boolean()).default(true),
          page: z.coerce.number().int().min(1).default(1),
          pageSize: z.coerce.number().int().min(1).max(500).default(50),
        }),
      )
      .output(customerList),
    get: get('/customers/{customerId}', 'One customer')
      .input(z.object({ customerId: z.string(), portfolioId: z.string(), asOf }))
      .output(customerPage),
    next: get('/customers/{customerId}/next', 'What to do next for one customer, worth most first')
      .input(z.object({ customerId: z.string(), portfolioId: z.string(), asOf }))
      .output(nextActions),
  },
  density: get(
    '/density',
    'How customers lie by two measures: fields of a grid with counts, and each customer where few',
  )
    .input(
      z.object({
        portfolioId: z.string(),
        asOf,
        group: z.string().optional(),
        x: z.string().max(100).default('clv_12m'),
        y: z.string().max(100).default('probability_alive'),
      }),
    )
    .output(customerDensity),
  costing,
  concentration: get('/concentration', 'How much of what customers bring hangs on how few of them')
    .input(z.object({ asOf, unit: unit.default('customer'), amount: heldAmount.default('revenue_12m') }))
    .output(concentration),
  ...kpiRoutes,
  profit,
  equity,
  links,
  significance: {
    list: get('/flags', 'Flags of strategically significant customers, those that expire first first')
      .input(
        z.object({
          asOf,
          state: flagState.optional(),
          /** Only flags in force that expire within so many days. */
          expiringWithinDays: z.coerce.number().int().min(0).max(3660).optional(),
        }),
      )
      .output(flagList),
    ofCustomer: get('/customers/{customerId}/flags', 'Flags of one customer, and what follows from them')
      .input(z.object({ customerId: z.string(), portfolioId: z.string(), asOf }))
      .output(customerFlags),
    give: post('/customers/{customerId}/flags', 'Flag a customer as strategically significant')
      .input(newFlag.extend({ customerId: z.string() }))
      .output(significanceFlag),
    withdraw: oc
      .route({
        method: 'DELETE',
        path: '/customers/{customerId}/flags/{flagId}',
        summary: 'Withdraw a flag; both stay on record',
      })
      .input(flagWithdrawal.extend({ customerId: z.string(), flagId: z.coerce.number().int() }))
      .output(significanceFlag),
  },
  strategies,
  insights,
  audits,
  allocation: {
    curves: get(
      '/portfolios/{portfolioId}/response-curves',
      'What effort brings in each group, by managers or experiments',
    )
      .input(inPortfolio.extend({ asOf }))
      .output(curvesOfPortfolio),
    answer: post('/portfolios/{portfolioId}/response-curves', 'Keep what a manager answers about groups')
      .input(newAnswers.extend({ portfolioId: z.string() }))
      .output(curvesOfPortfolio),
    curve: post('/portfolios/{portfolioId}/response-curves/preview', 'The curve through answers; writes nothing')
      .input(z.object({ portfolioId: z.string(), answers: groupAnswers, asOf }))
      .output(responseCurve),
    split: post('/portfolios/{portfolioId}/allocation', 'The split of a budget over groups that is worth most')
      .input(allocationRequest.extend({ portfolioId: z.string() }))
      .output(allocation),
  },
  campaigns,
  risk: post('/portfolios/{portfolioId}/risk', 'Margins of groups as a portfolio: risk, frontier, mixes, back-test')
    .input(riskRequest.extend({ portfolioId: z.string() }))
    .output(portfolioRisk),
  market: {
    list: get('/market-projects', 'Market segmentation projects, the one saved last first').output(
      z.array(marketProjectSummary),
    ),
    examples: get('/market-examples', 'Worked examples to start from').output(z.array(marketProject)),
    create: post('/market-projects', 'Save a new market segmentation project')
      .input(marketSaving)
      .output(storedMarketProject),
    get: get('/market-projects/{projectId}', 'A project as it was saved, the newest version unless told')
      .input(inMarketProject)
      .output(storedMarketProject),
    save: oc
      .route({ method: 'PUT', path: '/market-projects/{projectId}', summary: 'Save a new version of a project' })
      .input(marketSaving.extend({ projectId: z.string(), basedOn: z.number().int() }))
      .output(storedMarketProject),
    analysis: get('/market-projects/{projectId}/analysis', 'All that follows from a project and the data')
      .input(inMarketProject.extend({ asOf }))
      .output(marketAnalysis),
    gain: get('/market-projects/{projectId}/gain', 'What a variable adds to those that a project has chosen')
      .input(z.object({ projectId: z.string(), variable: z.string(), asOf }))
      .output(variableGain),
    variables: get('/market-variables', 'Every variable that the data hold, and what textbooks name beside')
      .input(z.object({ asOf }))
      .output(marketVariables),
  },
  sql: post('/sql', 'The SQL behind what a call of this API answers; writes nothing')
    .input(apiCall)
    .output(statementsOfAnswer),
  models: {
    list: get('/models', 'Models fitted as of a date').input(z.object({ asOf })).output(z.array(publishedModel)),
    fit: post('/models/fit', 'Fit a model to columns; needs no facts').input(fitRequest).output(fitAnswer),
  },
}
