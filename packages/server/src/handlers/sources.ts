import { readError } from '@sabad/contract/read-error'
import { type SourceCheck, sourceCheck } from '@sabad/contract/schemas/sources'
import { addSource, checkSource } from '@sabad/engine/sources/add-source'
import { removeSource } from '@sabad/engine/sources/remove-source'
import { listSources } from '@sabad/engine/sources/store'
import { api } from '../services.ts'
import { translateError } from '../translate-error.ts'

const never = new AbortController().signal

/** What stands in the way, each in a sentence. */
function told(checks: Awaited<ReturnType<typeof checkSource>>): SourceCheck {
  const tables = checks.map(({ problems, ...table }) => ({
    ...table,
    problems: problems.map((problem) => readError(translateError(problem))),
  }))
  return sourceCheck.parse({ isSound: tables.every(({ problems }) => problems.length === 0), tables })
}

export const sources = api.sources.router({
  list: api.sources.list.handler(({ context }) => listSources(context.workspace)),
  add: api.sources.add.handler(({ context, input, signal = never }) => addSource(context.workspace, input, signal)),
  check: api.sources.check.handler(async ({ context, signal = never }) =>
    told(await checkSource(context.workspace, signal)),
  ),
  remove: api.sources.remove.handler(({ context }) => removeSource(context.workspace)),
})
