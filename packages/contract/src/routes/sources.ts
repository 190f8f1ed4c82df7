import { oc } from '@orpc/contract'
import { z } from 'zod'
import { get, post } from '../route.ts'
import { newSource, source, sourceCheck } from '../schemas/sources.ts'

/** Facts that stay in a cluster of the company's own. A workspace has at most one. */
export const sources = {
  list: get('/sources', 'The cluster that facts are read from, with its tables').output(z.array(source)),
  add: post('/sources', 'Read facts from the tables of a cluster; refused unless all of them can be read')
    .input(newSource)
    .output(source),
  check: post('/sources/check', 'Ask the cluster for the tables of the source, and say what stands in the way').output(
    sourceCheck,
  ),
  remove: oc
    .route({ method: 'DELETE', path: '/sources', summary: 'Read no more from the cluster, and forget its sums' })
    .output(z.array(source)),
}
