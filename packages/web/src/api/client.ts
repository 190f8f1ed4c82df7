import { createClient } from '@sabad/contract/client'

/** The page and its API have one origin; the session travels in a cookie that scripts cannot read. */
export const api = createClient({ origin: window.location.origin })
