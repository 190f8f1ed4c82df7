import { apiError } from '@sabad/contract/api-error'
import { Hono } from 'hono'
import type { Services } from '../services.ts'
import { invalidRequest } from '../translate-error.ts'
import { type ExportQuery, exported, exportNamed, exportQuery } from './exports.ts'
import { rejects } from './rejects.ts'

function readQuery(given: Readonly<Record<string, string>>): ExportQuery {
  const parsed = exportQuery.safeParse(given)
  if (parsed.success) return parsed.data
  throw invalidRequest(parsed.error.issues[0])
}

const fileHeaders = (fileName: string, mediaType: string) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${fileName}"`,
})

/** Files go past the contract's routes, as streams. */
export function fileRoutes({ uploads, workspace }: Services): Hono {
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
    const { mediaType, body } = await exported(workspace, named, readQuery(context.req.query()))
    return new Response(body, { headers: fileHeaders(file, mediaType) })
  })
  routes.get('/imports/:importId{[0-9]+}/rejects.csv', async (context) => {
    const importId = Number(context.req.param('importId'))
    const body = await rejects(workspace, importId)
    return new Response(body, { headers: fileHeaders(`rejects-${importId}.csv`, 'text/csv; charset=utf-8') })
  })
  return routes
}
