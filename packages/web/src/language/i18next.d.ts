import type { english } from './catalogues.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'app'
    readonly keySeparator: false
    readonly resources: typeof english
  }
}
