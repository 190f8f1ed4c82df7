import { type ImportRequest, importPreview, importResult } from '@sabad/contract/schemas/imports'
import { importFile } from '@sabad/engine/intake/import-file'
import { listImports } from '@sabad/engine/intake/list-imports'
import { previewImport } from '@sabad/engine/intake/preview'
import { rejectsOf } from '@sabad/engine/intake/rejects/rejects-of'
import { type Progress, silent } from '@sabad/engine/runs/progress'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { api, type Services } from '../services.ts'

/** The request in the engine's words: an upload is a path there, and the name that its sender knows it by. */
function asked({ uploads }: Services, { uploadId, ...request }: ImportRequest) {
  const { path, fileName } = uploads.find(uploadId)
  return { ...request, path, fileName }
}

/** Work that nobody watches, but that ends when the caller has gone. */
const unwatched = (signal: AbortSignal | undefined): Progress => ({ ...silent, ...(signal && { signal }) })

const firstRejects = (workspace: Workspace, { importId, limit }: { importId: number; limit: number }) =>
  workspace.read(async (database) => {
    for await (const page of rejectsOf(database, importId)) return page.slice(0, limit)
    return []
  })

export const imports = api.imports.router({
  preview: api.imports.preview.handler(async ({ context, input, signal }) =>
    importPreview.parse(await previewImport(context.workspace, asked(context, input), unwatched(signal))),
  ),
  dryRun: api.imports.dryRun.handler(async ({ context, input, signal }) => {
    const request = { ...asked(context, input), dryRun: true }
    return importResult.parse(await importFile(context.workspace, request, unwatched(signal)))
  }),
  start: api.imports.start.handler(({ context, input }) => {
    const request = asked(context, input)
    const { jobId } = context.jobs.start('import', async (progress) => {
      const result = importResult.parse(await importFile(context.workspace, request, progress))
      // What failed is kept: the same upload is tried again with another mapping or limit.
      await context.uploads.remove(input.uploadId)
      return result
    })
    return { jobId }
  }),
  list: api.imports.list.handler(({ context }) => listImports(context.workspace)),
  rejects: api.imports.rejects.handler(({ context, input }) => firstRejects(context.workspace, input)),
})
