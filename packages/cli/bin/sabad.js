#!/usr/bin/env node
// Plain JavaScript, so that the command runs from the sources without a build. The reader's own tsconfig is none of
// our business: the folder in which the command is called may hold any. Ours says how JSX is read.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) })
await import('../src/main.ts')
