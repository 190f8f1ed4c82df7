import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const [, , out, width, ...files] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: Number(width) * files.length + 10 * files.length, height: 800 } })
await p.setContent('<body style="margin:0;display:flex;gap:10px;background:#888;align-items:flex-start">' + files.map((f) => `<img style="width:${width}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}">`).join('') + '</body>')
await p.waitForTimeout(200)
await p.screenshot({ path: out, fullPage: true })
await b.close()
