import { apiError } from '@sabad/contract/api-error'
import { Hono } from 'hono'
import type { z } from 'zod'
import { reportPage, reportQuery } from '../reports/report-page.ts'
import type { Services } from '../services.ts'
import { invalidRequest } from '../translate-error.ts'
import { exported, exportNamed, exportQuery } from './exports.ts'
import { rejects } from './rejects.ts'

function readQuery<Query>(schema: z.ZodType<Query>, given: Readonly<Record<string, string>>): Query {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw invalidRequest(parsed.error.issues[0])
}

const fileHeaders = (fileName: string, mediaType: string) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${fileName}"`,
})

/** Files go past the contract's routes, as streams. */
export function fileRoutes({ uploads, workspace, client }: Services): Hono {
  const routes = new Hono()
  routes.put('/uploads', async (context) => {
    const { fileName = '', within, uploadId: begun } = context.req.query()
    if (begun !== undefined) uploads.find(begun)
    const sent = { fileName, within, uploadId: begun, body: context.req.raw.body }
    const { uploadId, bytes } = await uploads.receive(sent)
    return context.json({ uploadId, bytes })
  })
  routes.get('/exports/:file{[a-z]+\\.[a-z]+}', async (context) => {
    const file = context.req.param('file')
    const named = exportNamed(file)
    if (!named) throw apiError('request.not-found', { path: context.req.path })
    const { mediaType, body } = await exported(workspace, named, readQuery(exportQuery, context.req.query()))
    return new Response(body, { headers: fileHeaders(file, mediaType) })
  })
  routes.get('/imports/:importId{[0-9]+}/rejects.csv', async (context) => {
    const importId = Number(context.req.param('importId'))
    const body = await rejects(workspace, importId)
    return new Response(body, { headers: fileHeaders(`rejects-${importId}.csv`, 'text/csv; charset=utf-8') })
  })
  routes.get('/report.html', async (context) => {
    const { fileName, html } = await reportPage(client, readQuery(reportQuery, context.req.query()))
    return new Response(html, { headers: fileHeaders(fileName, 'text/html; charset=utf-8') })
  })
  return routes
}
