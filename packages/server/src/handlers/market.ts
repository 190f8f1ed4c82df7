import { EngineError } from '@sabad/engine/errors'
import { marketAnalysis } from '@sabad/engine/market/analysis'
import { marketExamples } from '@sabad/engine/market/examples'
import {
  createMarketProject,
  listMarketProjects,
  readMarketProject,
  saveMarketProject,
} from '@sabad/engine/market/store'
import { variableGain } from '@sabad/engine/market/variable-gain'
import { marketVariables } from '@sabad/engine/market/variables'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { list, examples, create, get, save, analysis, gain, variables } = api.market

export const market = api.market.router({
  list: list.handler(({ context }) => listMarketProjects(context.workspace)),
  examples: examples.handler(() => [...marketExamples]),
  create: create.handler(({ context, input }) => createMarketProject(context.workspace, given(input))),
  get: get.handler(({ context, input }) => readMarketProject(context.workspace, given(input))),
  save: save.handler(({ context, input: { projectId, ...saving } }) => {
    // The document names itself; an address that names another would save where nobody looks.
    if (saving.project.projectId !== projectId) throw new EngineError('market.not-found', { projectId })
    return saveMarketProject(context.workspace, given(saving))
  }),
  analysis: analysis.handler(({ context, input }) => marketAnalysis(context.workspace, given(input))),
  gain: gain.handler(({ context, input }) => variableGain(context.workspace, given(input))),
  variables: variables.handler(({ context, input }) => marketVariables(context.workspace, input.asOf)),
})
