import { apiError } from '@sabad/contract/api-error'
import { particular } from '@sabad/engine/particular'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { sameToken } from './token.ts'

export interface Secret {
  /** Where this server is: http://127.0.0.1:4242 */
  readonly origin: string
  readonly token: string
}

/** Cookies know no ports, so the name tells the servers of one machine apart. */
const cookieName = (origin: string): string => `sabad-${new URL(origin).port || '80'}`

/** The names under which a browser on this machine may know the server. Another name is another site's trick. */
function ownHosts(origin: string): readonly string[] {
  const { host, port } = new URL(origin)
  return [host, `localhost:${port}`]
}

/**
 * Refuses what another site's page could send through the visitor's browser: a name of that site which points here
 * (DNS rebinding shows in `Host`), and its requests (they show in `Origin` or `Sec-Fetch-Site`).
 */
export function ownSiteOnly({ origin }: Secret): MiddlewareHandler {
  const hosts = ownHosts(origin)
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (!hosts.includes(host)) throw apiError('request.forbidden-origin', { origin: host })
    const from = context.req.header('origin')
    if (from !== undefined && from !== `http://${host}`) throw apiError('request.forbidden-origin', { origin: from })
    if (isForeign(context)) throw apiError('request.forbidden-origin', { origin: particular('another-site') })
    await next()
  }
}

/** A link to the app from elsewhere is fine, as a page; a call of the API from elsewhere is not. */
const isForeign = ({ req }: Context): boolean =>
  req.path.startsWith('/api/') && ['cross-site', 'same-site'].includes(req.header('sec-fetch-site') ?? '')

export function withToken({ origin, token }: Secret): MiddlewareHandler {
  return async (context, next) => {
    const [, bearer] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? []
    const given = [bearer, getCookie(context, cookieName(origin))]
    if (!given.some((one) => one !== undefined && sameToken(one, token))) throw apiError('request.unauthorised')
    await next()
  }
}

/** Turns the token of the address into a cookie that scripts cannot read, and leads to the address without it. */
export function signIn({ origin, token }: Secret): MiddlewareHandler {
  return async (context, next) => {
    const url = new URL(context.req.url)
    const given = url.searchParams.get('token')
    if (given === null || url.pathname.startsWith('/api/')) return next()
    if (!sameToken(given, token)) throw apiError('request.unauthorised')
    setCookie(context, cookieName(origin), token, { httpOnly: true, sameSite: 'Strict', path: '/' })
    url.searchParams.delete('token')
    return context.redirect(localPath(url), 303)
  }
}

/** One slash at the start: `//elsewhere` would lead to another host. */
const localPath = ({ pathname, search }: URL): string => `/${pathname.replace(/^[/\\]+/, '')}${search}`
