import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder, testServer } from './test-server.ts'

interface Sent {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/** `fetch` sets Host and normalises paths itself, so forged ones go by the older road. */
function forged(origin: string, { path, headers = {} }: Sent): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })
}

const codeOf = async (response: Response) => (await response.json()).code

test('without a token, or with a wrong one, every path of the API is refused', async () => {
  const { origin, token } = await testServer()
  for (const path of [
    '/api/jobs',
    '/api/openapi.json',
    '/api/no-such-thing',
    '/api/exports/customers.csv',
    '/api/x/../jobs',
  ]) {
    const bare = await fetch(`${origin}${path}`)
    expect([path, bare.status, await codeOf(bare)]).toEqual([path, 401, 'request.unauthorised'])
    const wrong = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token.slice(1)}` } })
    expect(wrong.status).toBe(401)
  }
  expect((await fetch(`${origin}/api/uploads`, { method: 'PUT', body: 'a' })).status).toBe(401)
})

test('the address with the token sets a cookie that scripts cannot read, and leads to a clean address', async () => {
  const { origin, address } = await testServer()
  const opened = await fetch(address, { redirect: 'manual' })
  expect(opened.status).toBe(303)
  expect(opened.headers.get('location')).toBe('/')
  const cookie = opened.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/; HttpOnly/)
  expect(cookie).toMatch(/; SameSite=Strict/)
  const signedIn = await fetch(`${origin}/api/jobs`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect([signedIn.status, await signedIn.json()]).toEqual([200, []])
})

test('an address with a wrong token sets nothing, and a page behind the address keeps its place', async () => {
  const { origin, token } = await testServer()
  const wrong = await fetch(`${origin}/?token=wrong`, { redirect: 'manual' })
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null])
  const deep = await fetch(`${origin}/customers?page=2&token=${token}`, { redirect: 'manual' })
  expect(deep.headers.get('location')).toBe('/customers?page=2')
  const elsewhere = await forged(origin, {
    path: `//example.com/?token=${token}`,
    headers: { host: new URL(origin).host },
  })
  expect(elsewhere.body).not.toContain('//example.com')
})

test('the token of the address opens no path of the API', async () => {
  const { origin, token } = await testServer()
  expect((await fetch(`${origin}/api/jobs?token=${token}`)).status).toBe(401)
})

test('another host is refused, also for pages and with the token', async () => {
  const { origin, authorised } = await testServer({ webRoot: await webRoot() })
  for (const path of ['/api/jobs', '/']) {
    for (const host of ['example.com', `example.com:${new URL(origin).port}`, '127.0.0.1', '127.0.0.1:1']) {
      const { status, body } = await forged(origin, { path, headers: { ...authorised, host } })
      expect([path, host, status]).toEqual([path, host, 403])
      expect(body).toContain('are refused: open Sabad at the address')
    }
  }
  const { status } = await forged(origin, {
    path: '/api/jobs',
    headers: { ...authorised, host: `localhost:${new URL(origin).port}` },
  })
  expect(status).toBe(200)
})

test('a request that names no host is refused', async () => {
  const { origin, token } = await testServer()
  const answer = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(origin).port) })
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.write(`GET /api/jobs HTTP/1.0\r\nAuthorization: Bearer ${token}\r\n\r\n`)
  })
  expect(answer).toMatch(/^HTTP\/1.1 40[03]/)
})

test('another origin is refused, and so is what the browser says comes from another site', async () => {
  const { send, origin } = await testServer()
  for (const foreign of ['https://example.com', 'null', 'http://127.0.0.1:1', origin.replace('http', 'https')]) {
    const response = await send('/api/jobs', { headers: { origin: foreign } })
    expect([foreign, response.status, await codeOf(response)]).toEqual([foreign, 403, 'request.forbidden-origin'])
  }
  expect((await send('/api/jobs', { headers: { origin } })).status).toBe(200)
  for (const site of ['cross-site', 'same-site']) {
    const { host } = new URL(origin)
    expect((await forged(origin, { path: '/api/jobs', headers: { host, 'sec-fetch-site': site } })).status).toBe(403)
  }
})

test('no answer of the API is stored, framed or guessed at', async () => {
  const { send } = await testServer()
  const { headers } = await send('/api/jobs')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

async function webRoot(): Promise<string> {
  const folder = await testFolder()
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Sabad</title>')
  await writeFile(join(folder, 'dist', 'assets', 'app-1a2b.js'), 'let app')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  return join(folder, 'dist')
}

test('pages of the app open without a token and hold nothing but the app', async () => {
  const { origin, token } = await testServer({ webRoot: await webRoot() })
  for (const path of ['/', '/customers/a.b', '/portfolios/x/groups/y']) {
    const response = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })
    const text = await response.text()
    expect([path, response.status, text]).toEqual([path, 200, '<!doctype html><title>Sabad</title>'])
    expect(text).not.toContain(token)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self';/)
    expect(response.headers.get('cache-control')).toBe('no-cache')
  }
  const asset = await fetch(`${origin}/assets/app-1a2b.js`)
  expect([asset.headers.get('content-type'), await asset.text()]).toEqual(['text/javascript; charset=utf-8', 'let app'])
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${origin}/assets/old.js`, { headers: { accept: 'text/html' } })).status).toBe(404)
})

test('no path leads out of the folder of the app', async () => {
  const { origin } = await testServer({ webRoot: await webRoot() })
  const { host } = new URL(origin)
  const climbs = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/../../secret.txt',
  ]
  for (const path of [...climbs, '//etc/passwd', '/%00', '/.%00./secret.txt', '/....//secret.txt']) {
    const { status, body } = await forged(origin, { path, headers: { host } })
    expect([path, status]).toEqual([path, 404])
    expect(body).not.toMatch(/secret$|root:/)
  }
})

test('the server listens on the loopback only', async () => {
  const { origin } = await testServer()
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4')
  if (!outside) return
  const refused = await new Promise((resolve) => {
    const socket = connect({ host: outside.address, port: Number(new URL(origin).port) })
    socket.on('connect', () => resolve(false)).on('error', () => resolve(true))
  })
  expect(refused).toBe(true)
})

test('the file for the CLI is only for its owner and goes with the server', async () => {
  const { directory, origin, token, close } = await testServer()
  const path = join(directory, 'server.json')
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ origin, token, pid: process.pid })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await close()
  await expect(stat(path)).rejects.toThrow('ENOENT')
})
