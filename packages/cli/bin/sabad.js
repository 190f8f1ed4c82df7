#!/usr/bin/env node
// Plain JavaScript, so that the command runs from the sources without a build. The reader's own tsconfig is none of
// our business: the folder in which the command is called may hold any.
import { register } from 'tsx/esm/api'

register({ tsconfig: false })
await import('../src/main.ts')
