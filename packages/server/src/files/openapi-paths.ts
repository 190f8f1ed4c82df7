import type { OpenAPI } from '@orpc/openapi'
import { exportFormats, exportNames } from '@sabad/contract/files'
import { language } from '@sabad/contract/schemas/language'

const text = { type: 'string' } as const

const query = (name: string, description: string) => ({ name, in: 'query', description, schema: text })

const csv = { '200': { description: 'OK', content: { 'text/csv': { schema: text } } } }

const file = { '200': { description: 'OK', content: { 'application/octet-stream': { schema: text } } } }

const page = { '200': { description: 'OK', content: { 'text/html': { schema: text } } } }

const uploaded = {
  type: 'object',
  required: ['uploadId', 'bytes'],
  properties: { uploadId: text, bytes: { type: 'integer' } },
} satisfies OpenAPI.SchemaObject

/** The routes that move files, which the contract of calls does not hold. */
export const filePaths: OpenAPI.PathsObject = {
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      responses: { '200': { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } } },
    },
  },
  '/uploads': {
    put: {
      operationId: 'uploads.put',
      summary: 'Send a file as a stream, to be imported; or, one after another, the files of a folder',
      parameters: [
        query('fileName', 'What to call the file or the folder; the ending of a file tells the format'),
        query('within', 'Of a folder: where the file lies in it, such as year=2026/part-0.parquet'),
        query('uploadId', 'Of a folder: what its first file was answered with'),
      ],
      requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string' } } } },
      responses: { '200': { description: 'OK', content: { 'application/json': { schema: uploaded } } } },
    },
  },
  '/imports/{importId}/rejects.csv': {
    get: {
      operationId: 'imports.rejectsFile',
      summary: 'Rejected rows of an import as a file, to be repaired and imported again',
      parameters: [{ name: 'importId', in: 'path', required: true, schema: { type: 'integer' } }],
      responses: csv,
    },
  },
  '/exports/{what}.{format}': {
    get: {
      operationId: 'exports.file',
      summary:
        'Customers with their group and measures, groups, movement, customer equity, budget or links between accounts as a file: CSV, Excel workbook or Parquet',
      parameters: [
        {
          name: 'what',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: [...exportNames] },
        },
        { name: 'format', in: 'path', required: true, schema: { type: 'string', enum: [...exportFormats] } },
        { ...query('portfolioId', 'Which portfolio'), required: true },
        query('asOf', 'As of which date (customers, groups, budget); the newest unless told'),
        query('group', 'Only this group (customers)'),
        query('from', 'First date (movement, equity); the date before the last unless told'),
        query('to', 'Last date (movement, equity); the newest unless told'),
      ],
      responses: file,
    },
  },
  '/report.html': {
    get: {
      operationId: 'report.file',
      summary: 'Portfolio, movement, profit, strategies, key figures, models and data as one page to print or mail',
      parameters: [
        { ...query('portfolioId', 'Which portfolio'), required: true },
        query('asOf', 'As of which date; the newest unless told'),
        query('from', 'Earlier date to compare with; the one before unless told'),
        { ...query('language', 'In which language; English unless told'), schema: { ...text, enum: language.options } },
      ],
      responses: page,
    },
  },
}
