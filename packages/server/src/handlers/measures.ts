import { measureSql } from '@sabad/engine/measures/measure-sql'
import { measures as registry } from '@sabad/engine/measures/registry'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const measures = api.measures.router({
  list: api.measures.list.handler(() => [...registry]),
  sql: api.measures.sql.handler(({ context, input }) => measureSql(context.workspace, given(input))),
})
