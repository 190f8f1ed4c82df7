import { apiError } from '@sabad/contract/api-error'
import { Hono } from 'hono'
import type { Services } from '../services.ts'
import { invalidRequest } from '../translate-error.ts'
import { type ExportQuery, exportQuery, fileExports, isExport } from './exports.ts'
import { rejects } from './rejects.ts'

function readQuery(given: Readonly<Record<string, string>>): ExportQuery {
  const parsed = exportQuery.safeParse(given)
  if (parsed.success) return parsed.data
  throw invalidRequest(parsed.error.issues[0])
}

const csvHeaders = (fileName: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${fileName}"`,
})

/** Files go past the contract's routes, as streams. */
export function fileRoutes({ uploads, workspace }: Services): Hono {
  const routes = new Hono()
  routes.put('/uploads', async (context) => {
    const { uploadId, bytes } = await uploads.receive(context.req.query('fileName') ?? '', context.req.raw.body)
    return context.json({ uploadId, bytes })
  })
  routes.get('/exports/:file{[a-z]+\\.csv}', async (context) => {
    const file = context.req.param('file')
    const what = file.slice(0, -'.csv'.length)
    if (!isExport(what)) throw apiError('request.not-found', { path: context.req.path })
    const query = readQuery(context.req.query())
    return new Response(await fileExports[what]({ workspace, query }), { headers: csvHeaders(file) })
  })
  routes.get('/imports/:importId{[0-9]+}/rejects.csv', async (context) => {
    const importId = Number(context.req.param('importId'))
    const body = await rejects(workspace, importId)
    return new Response(body, { headers: csvHeaders(`rejects-${importId}.csv`) })
  })
  return routes
}
