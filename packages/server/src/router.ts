import { jobs } from './handlers/jobs.ts'

/** Every route of the contract and who answers it. */
export const router = { jobs }
