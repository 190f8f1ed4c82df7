import { oc } from '@orpc/contract'
import { z } from 'zod'
import { get, post } from '../route.ts'
import { isoDate } from '../schemas/figures.ts'
import { accountNetwork, linkEnd, newLink } from '../schemas/links.ts'

const ofCustomer = z.object({
  customerId: z.string(),
  portfolioId: z.string(),
  /** Left out, the newest published date. */
  asOf: isoDate.optional(),
})

/** Links between accounts. */
export const links = {
  ofCustomer: get('/customers/{customerId}/links', 'The network of an account: links to others, and what they bring')
    .input(ofCustomer)
    .output(accountNetwork),
  add: post('/customers/{customerId}/links', 'Note what an account is to another one')
    .input(ofCustomer.extend(newLink.shape))
    .output(accountNetwork),
  end: oc
    .route({
      method: 'DELETE',
      path: '/customers/{customerId}/links/{linkId}',
      summary: 'End a link; it stays on record',
    })
    .input(ofCustomer.extend(linkEnd.shape).extend({ linkId: z.coerce.number().int() }))
    .output(accountNetwork),
}
