import { oc } from '@orpc/contract'

export const get = (path: `/${string}`, summary: string) => oc.route({ method: 'GET', path, summary })
export const post = (path: `/${string}`, summary: string) => oc.route({ method: 'POST', path, summary })
export const put = (path: `/${string}`, summary: string) => oc.route({ method: 'PUT', path, summary })
