import { measures as registry } from '@sabad/engine/measures/registry'
import { api } from '../services.ts'

export const measures = api.measures.router({ list: api.measures.list.handler(() => [...registry]) })
