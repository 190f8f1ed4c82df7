import { fileURLToPath } from 'node:url'

/** Where the built web app lies. The server looks into it and serves only its API where it is not there. */
export const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))
