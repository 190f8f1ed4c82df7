import { isTraced } from '@sabad/engine/sql/traced'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import type { MiddlewareHandler } from 'hono'

/**
 * What these paths answer follows from what the workspace holds, and from the day: reviews and deadlines are judged by it.
 * Jobs live in this process, and the page of a customer may read from a cluster: they are asked anew each time.
 */
const kept =
  /^\/api\/(alerts|cohorts|concentration|customers|flags|kpis(\/.*)?|market-variables|models|portfolio-library|portfolios(\/.*)?|profit\/.*|satisfaction-chain|variables)$/

interface KeptAnswer {
  readonly body: string
  readonly type: string
}

/** Bytes of text, about: a page of a portfolio of a hundred groups takes a few hundred thousand. */
const MOST_OF_ONE = 1 / 8

/** The answers of one state of the workspace, those kept longest given up first where they take more than so many bytes. */
function answersOfState(mostBytes: number) {
  const answers = new Map<string, KeptAnswer>()
  let state = ''
  let bytes = 0
  const give = (key: string) => {
    bytes -= answers.get(key)?.body.length ?? 0
    answers.delete(key)
  }
  return {
    /** Nothing of another state is ever answered. */
    enter: (now: string): void => {
      if (now === state) return
      answers.clear()
      bytes = 0
      state = now
    },
    find: (key: string) => answers.get(key),
    keep: (of: string, key: string, answer: KeptAnswer): void => {
      if (of !== state || answer.body.length > mostBytes * MOST_OF_ONE) return
      give(key)
      answers.set(key, answer)
      bytes += answer.body.length
      for (const oldest of answers.keys()) {
        if (bytes <= mostBytes) break
        give(oldest)
      }
    },
  }
}

/**
 * Keeps answers in memory until anything is written. This process is the only one that writes to the workspace, so that the
 * number of its writings says whether an answer still holds; one that was begun before a writing ended is not kept.
 */
export function keepAnswers(workspace: Pick<Workspace, 'writings'>, mostBytes: number): MiddlewareHandler {
  const answers = answersOfState(mostBytes)
  return async (context, next) => {
    const { method, path, url } = context.req
    if (method !== 'GET' || !kept.test(path) || isTraced()) return next()
    const state = `${workspace.writings()} ${new Date().toISOString().slice(0, 10)}`
    answers.enter(state)
    const found = answers.find(url)
    if (found) return context.body(found.body, 200, { 'content-type': found.type })
    await next()
    const type = context.res.headers.get('content-type') ?? ''
    if (context.res.status === 200 && type.startsWith('application/json'))
      answers.keep(state, url, { body: await context.res.clone().text(), type })
  }
}
