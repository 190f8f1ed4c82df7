import { customerDensity } from '@sabad/engine/customers/density'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const density = api.density.handler(({ context, input }) => customerDensity(context.workspace, given(input)))
