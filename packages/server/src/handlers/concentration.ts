import { concentrationOf } from '@sabad/engine/customers/concentration'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const concentration = api.concentration.handler(({ context, input }) =>
  concentrationOf(context.workspace, given(input)),
)
