import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const [, , out, file, x, y, w, h, scale = '2'] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: w * scale, height: h * scale } })
await p.setContent(`<body style="margin:0;overflow:hidden"><img style="position:absolute;left:${-x * scale}px;top:${-y * scale}px;zoom:1;transform-origin:0 0;transform:scale(${scale})" src="data:image/png;base64,${readFileSync(file).toString('base64')}"></body>`)
await p.waitForTimeout(200)
await p.screenshot({ path: out })
await b.close()
