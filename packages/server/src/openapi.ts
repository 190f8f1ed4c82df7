import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '@sabad/contract/contract'

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })

export const openApiDocument = (): Promise<OpenAPI.Document> =>
  generator.generate(contract, { info: { title: 'Sabad', version: '0.1.0' } })
