import { Hono } from 'hono'
import type { Services } from '../services.ts'

/** Files go past the contract's routes, as streams. */
export function fileRoutes({ uploads }: Services): Hono {
  const routes = new Hono()
  routes.put('/uploads', async (context) => {
    const { uploadId, bytes } = await uploads.receive(context.req.query('fileName') ?? '', context.req.raw.body)
    return context.json({ uploadId, bytes })
  })
  return routes
}
