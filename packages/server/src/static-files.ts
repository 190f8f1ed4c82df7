import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono, MiddlewareHandler } from 'hono'

/** Built files carry a hash of their content in their name, so a browser may keep them; all others are asked for again. */
const caching: MiddlewareHandler = async (context, next) => {
  await next()
  const kept = context.req.path.startsWith('/assets/') && context.res.ok
  context.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** Whoever asks for HTML opens a page of the app, which finds its way itself; anything else that is missing is missing. */
const wantsPage = ({ req }: Context): boolean =>
  (req.header('accept') ?? '').includes('text/html') && !req.path.startsWith('/assets/')

/** Sends the files of `root` and nothing outside of it; the library refuses `..`, backslashes and encoded slashes. */
export function staticFiles(app: Hono, root: string): void {
  if (!existsSync(join(root, 'index.html'))) return
  const page = serveStatic({ root, path: 'index.html' })
  app.get('*', caching, serveStatic({ root }), (context, next) => (wantsPage(context) ? page(context, next) : next()))
}
