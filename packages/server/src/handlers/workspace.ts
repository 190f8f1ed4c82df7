import { examine } from '@sabad/engine/workspace/doctor'
import { updateSettings } from '@sabad/engine/workspace/settings'
import { workspaceSummary } from '@sabad/engine/workspace/summary'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const workspace = api.workspace.router({
  get: api.workspace.get.handler(({ context }) => workspaceSummary(context.workspace)),
  update: api.workspace.update.handler(({ context, input }) => updateSettings(context.workspace, given(input))),
  doctor: api.workspace.doctor.handler(({ context }) => examine(context.workspace)),
})
