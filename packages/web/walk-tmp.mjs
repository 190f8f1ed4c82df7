// node walk.mjs ADDRESS LANG WIDTH OUT(optional shots dir) paths...
import { chromium } from 'playwright-core'
import { mkdirSync } from 'node:fs'
const [, , address, lang, width = '1280', out, ...pages] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const c = await b.newContext({ viewport: { width: Number(width), height: 900 }, locale: lang, reducedMotion: 'reduce', colorScheme: process.env.DARK ? 'dark' : 'light' })
const p = await c.newPage()
p.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
p.on('pageerror', (e) => console.log('pageerror', e.message))
await p.goto(address)
if (lang === 'qaa') await p.evaluate(() => localStorage.setItem('sabad-language', '{"language":"qaa"}'))
await p.evaluate(() => localStorage.setItem('sabad-tour', 'done'))
const origin = new URL(address).origin
const seen = new Map()
for (const path of pages) {
  await p.goto(origin + path)
  await p.locator('h1').first().waitFor()
  await p.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null && document.querySelector('[data-drawn="false"]') === null).catch(() => console.log('never settles', path))
  await p.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true })); await p.waitForTimeout(300)
  if (out && out !== '-') { mkdirSync(out, { recursive: true }); const n = out + '/' + (path.replace(/[^a-z0-9]+/gi, '_') || 'root') + '_' + lang + '_' + width + (process.env.DARK ? '_dark' : '') + '.png'; await p.screenshot({ path: n, fullPage: true }); console.log(n, await p.evaluate(() => document.documentElement.scrollWidth - innerWidth)) }
  if (process.env.WORDS) {
    const found = await p.evaluate((lang) => {
      const texts = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
      for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        if (n.nodeType === 3) { const e = n.parentElement; if (['SCRIPT','STYLE'].includes(e.tagName)) continue; texts.push([n.textContent, e]) }
        else for (const a of ['aria-label','title','placeholder','alt','aria-description']) { const v = n.getAttribute(a); if (v) texts.push([v, n]) }
      }
      const path = (e) => { const parts = []; for (let n = e; n && n !== document.body && parts.length < 5; n = n.parentElement) parts.unshift(n.tagName.toLowerCase() + (typeof n.className === 'string' && n.className ? '.' + n.className.split(' ').filter((c) => !c.startsWith('m_')).slice(0,2).join('.') : '')); return parts.join('>') }
      const re = lang === 'qaa' ? /[A-Za-z]{2,}/ : /[A-Za-z]+(?:[\s,.:;()\-–/'’]+[A-Za-z0-9]+)+/
      return texts.filter(([t]) => re.test(t) && !(lang === 'qaa' && /[\[·\]åçéĝîñöšûýž]/i.test(t))).map(([t, e]) => [t.trim().slice(0, 160), path(e)])
    }, lang)
    for (const [t, where] of found) { const k = t; if (!seen.has(k)) { seen.set(k, 1); console.log(path, '|', t, '|', where) } }
  }
}
await b.close()
