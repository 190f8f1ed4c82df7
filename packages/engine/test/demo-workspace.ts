import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Company, writeDemoCompany } from '../src/demo/write-demo-company.ts'
import { importFile } from '../src/intake/import-file.ts'
import type { ImportRequest } from '../src/intake/request.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { withWorkspace } from './company.ts'

/** A demo company imported as any company's files are, and nothing computed yet. */
export const withDemo = (company: Company, customers: number, work: (workspace: Workspace) => Promise<void>) =>
  withWorkspace(async (workspace) => {
    const directory = await mkdtemp(join(tmpdir(), 'sabad-demo-'))
    try {
      const { files } = await writeDemoCompany({ directory, company, customers })
      for (const { kind, file, options } of files) {
        const { name, keyKind, validFrom, ...provenance } = options
        const enrichment = name && keyKind && validFrom ? { name, keyKind, validFrom, ...provenance } : undefined
        const request = { path: file, fileName: file, kind, ...(enrichment && { options: { enrichment } }) }
        await importFile(workspace, request as ImportRequest)
      }
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
    await work(workspace)
  })
