import { download, fileAddress } from '@sabad/contract/files'
import type { Language } from '@sabad/contract/schemas/language'
import type { Scope } from '../api/queries.ts'
import { saveBlob } from '../display/save-text.ts'

const connection = { origin: window.location.origin }

/** What `sabad report` does, at the server. Throws what `readError` reads. */
export async function downloadReport({ portfolioId, asOf }: Scope, language: Language): Promise<void> {
  const address = fileAddress(connection, '/report.html', { portfolioId, asOf, language })
  const page = await new Response(await download(connection, address)).blob()
  saveBlob(new Blob([page], { type: 'text/html' }), `sabad-${portfolioId}-${asOf}.html`)
}
