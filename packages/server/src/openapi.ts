import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '@sabad/contract/contract'
import { errors } from '@sabad/contract/errors'
import { customerPage, customerRow, measure } from '@sabad/contract/schemas/customers'
import { figure, notice } from '@sabad/contract/schemas/figures'
import { importPreview, importRecord, importResult } from '@sabad/contract/schemas/imports'
import { job } from '@sabad/contract/schemas/jobs'
import { marketProject } from '@sabad/contract/schemas/market'
import { marketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { fitAnswer, publishedModel } from '@sabad/contract/schemas/models'
import { movement } from '@sabad/contract/schemas/movement'
import { portfolioComparison } from '@sabad/contract/schemas/portfolio-comparison'
import { portfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { portfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { groupSummary, portfolioOverview, portfolioSummary } from '@sabad/contract/schemas/portfolios'
import { recommendation, significanceCandidate, significanceFlag } from '@sabad/contract/schemas/significance'
import { run, settings } from '@sabad/contract/schemas/workspace'
import { version } from '@sabad/engine/workspace/version'
import { filePaths } from './files/openapi-paths.ts'

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })

const commonSchemas = {
  CustomerPage: { schema: customerPage },
  CustomerRow: { schema: customerRow },
  Figure: { schema: figure },
  FitAnswer: { schema: fitAnswer },
  GroupSummary: { schema: groupSummary },
  ImportPreview: { schema: importPreview },
  ImportRecord: { schema: importRecord },
  ImportResult: { schema: importResult },
  Job: { schema: job },
  MarketAnalysis: { schema: marketAnalysis },
  MarketProject: { schema: marketProject },
  Measure: { schema: measure },
  Movement: { schema: movement },
  Notice: { schema: notice },
  PortfolioComparison: { schema: portfolioComparison },
  PortfolioDefinition: { schema: portfolioDefinition },
  PortfolioPreview: { schema: portfolioPreview },
  PortfolioOverview: { schema: portfolioOverview },
  PortfolioSummary: { schema: portfolioSummary },
  PublishedModel: { schema: publishedModel },
  Recommendation: { schema: recommendation },
  Run: { schema: run },
  Settings: { schema: settings },
  SignificanceCandidate: { schema: significanceCandidate },
  SignificanceFlag: { schema: significanceFlag },
} as const

const errorSchema: OpenAPI.SchemaObject = {
  type: 'object',
  description: 'What went wrong. `data.params` fill the places of the sentence of `code`.',
  required: ['defined', 'code', 'status', 'message', 'data'],
  properties: {
    defined: { type: 'boolean' },
    code: { type: 'string', enum: Object.keys(errors) },
    status: { type: 'integer' },
    message: { type: 'string', description: 'The sentence in English' },
    data: { type: 'object', properties: { params: { type: 'object', additionalProperties: true } } },
  },
}

const failed: OpenAPI.ResponseObject = {
  description: 'Refused or failed',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const

/** Every operation can fail in the same form. */
function withFailure(item: OpenAPI.PathItemObject): OpenAPI.PathItemObject {
  const operations = methods.flatMap((method) => {
    const operation = item[method]
    return operation ? [[method, { ...operation, responses: { ...operation.responses, default: failed } }]] : []
  })
  return { ...item, ...Object.fromEntries(operations) }
}

/** The API for programs in any language: generated from the contract, and the file routes beside it. */
export async function openApiDocument(): Promise<OpenAPI.Document> {
  const generated = await generator.generate(contract, {
    info: {
      title: 'Sabad',
      version,
      description: 'Customer portfolio management. The server listens on the loopback; its token is printed at start.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    commonSchemas,
  })
  const paths = Object.entries({ ...generated.paths, ...filePaths }).map(([path, item]) => [
    path,
    withFailure(item ?? {}),
  ])
  return {
    ...generated,
    paths: Object.fromEntries(paths),
    components: {
      ...generated.components,
      schemas: { ...generated.components?.schemas, Error: errorSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}
