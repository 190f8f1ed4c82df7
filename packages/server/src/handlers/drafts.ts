import { listDrafts, readDraft, removeDraft, saveDraft } from '@sabad/engine/portfolio/drafts'
import { api } from '../services.ts'

const { list, get, save, remove } = api.drafts

export const drafts = api.drafts.router({
  list: list.handler(({ context }) => listDrafts(context.workspace)),
  get: get.handler(({ context, input }) => readDraft(context.workspace, input.draftId)),
  save: save.handler(({ context, input }) => saveDraft(context.workspace, input)),
  remove: remove.handler(({ context, input }) => removeDraft(context.workspace, input.draftId)),
})
