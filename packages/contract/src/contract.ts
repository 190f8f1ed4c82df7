import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { customerList, customerPage, customerSort, measure } from './schemas/customers.ts'
import { discoveryRequest } from './schemas/discovery.ts'
import { isoDate } from './schemas/figures.ts'
import { importPreview, importRecord, importRequest, importResult, reject } from './schemas/imports.ts'
import { job } from './schemas/jobs.ts'
import { fitAnswer, fitRequest, publishedModel } from './schemas/models.ts'
import { portfolioDefinition } from './schemas/portfolio-definition.ts'
import { draftSummary, portfolioDraft, savedDraft } from './schemas/portfolio-drafts.ts'
import { portfolioPreview } from './schemas/portfolio-preview.ts'
import { portfolioVersion, portfolioVersionDetail, versionComparison } from './schemas/portfolio-versions.ts'
import {
  groupPage,
  movement,
  portfolioCheck,
  portfolioDetail,
  portfolioOverview,
  portfolioSeries,
  portfolioSummary,
} from './schemas/portfolios.ts'
import { variableList } from './schemas/variables.ts'
import { doctorReport, run, settings, workspaceSummary } from './schemas/workspace.ts'

const get = (path: `/${string}`, summary: string) => oc.route({ method: 'GET', path, summary })
const post = (path: `/${string}`, summary: string) => oc.route({ method: 'POST', path, summary })

const inPortfolio = z.object({ portfolioId: z.string() })
/** Left out, the newest published date. */
const asOf = isoDate.optional()
const inDraft = z.object({ draftId: z.string().regex(/^[a-z0-9-]{1,64}$/, 'small letters, digits and hyphens') })
const number = z.coerce.number().int().min(1)
const started = z.object({ jobId: z.string() })

/**
 * The one public API. Files go another way, as streams: `PUT /api/uploads?fileName=NAME` answers `{ uploadId }`,
 * `GET /api/imports/{importId}/rejects.csv` and `GET /api/exports/{what}.csv` send files.
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
  refresh: {
    start: post('/refresh', 'Recompute snapshots, models, memberships and KPIs as a job')
      .input(z.strictObject({ asOf: isoDate.optional(), history: z.number().int().min(0).max(120).default(0) }))
      .output(started),
    runs: get('/runs', 'Runs, newest first').output(z.array(run)),
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
  measures: { list: get('/measures', 'The registry of measures').output(z.array(measure)) },
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
    check: get('/portfolios/{portfolioId}/check', 'Prove that the portfolio is a partition')
      .input(inPortfolio)
      .output(portfolioCheck),
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
      .input(inPortfolio.extend({ from: isoDate.optional(), to: isoDate.optional() }))
      .output(movement),
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
          search: z.string().max(200).optional(),
          sort: customerSort.default('clv_12m'),
          descending: z.stringbool().or(z.boolean()).default(true),
          page: z.coerce.number().int().min(1).default(1),
          pageSize: z.coerce.number().int().min(1).max(500).default(50),
        }),
      )
      .output(customerList),
    get: get('/customers/{customerId}', 'One customer')
      .input(z.object({ customerId: z.string(), portfolioId: z.string(), asOf }))
      .output(customerPage),
  },
  models: {
    list: get('/models', 'Models fitted as of a date').input(z.object({ asOf })).output(z.array(publishedModel)),
    fit: post('/models/fit', 'Fit a model to columns; needs no facts').input(fitRequest).output(fitAnswer),
  },
}
