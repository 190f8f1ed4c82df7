import { paretoNbd } from '../../packages/stats/src/lifetime/pareto-nbd.ts'
import { simulatePurchases } from '../../packages/stats/test/simulate.ts'
import { CUSTOMERS } from '../data.ts'
import { measure } from '../measure.ts'
