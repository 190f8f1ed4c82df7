import { api } from '../services.ts'

export const jobs = api.jobs.router({
  list: api.jobs.list.handler(({ context }) => context.jobs.list()),
  get: api.jobs.get.handler(({ context, input }) => context.jobs.get(input.jobId)),
  events: api.jobs.events.handler(({ context, input, signal }) => context.jobs.events(input.jobId, signal)),
  cancel: api.jobs.cancel.handler(({ context, input }) => context.jobs.cancel(input.jobId)),
})
