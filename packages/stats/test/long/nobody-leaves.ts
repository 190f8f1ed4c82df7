/**
 * Where nobody leaves, how far does the likelihood of a model that lets customers leave rise above NBD's? Run by hand:
 *
 *   npx tsx packages/stats/test/long/nobody-leaves.ts [worlds = 200] [customers = 4000]
 *
 * Prints, per model, how many fits converged all the same, and the median, 95 % point and maximum of the rise.
 */
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { simulatePurchases } from '../simulate.ts'

const worlds = Number(process.argv[2] ?? 200)
const customers = Number(process.argv[3] ?? 4000)
const parameters = { r: 0.8, alpha: 8, a: 0, b: 1 }

for (const model of [bgNbd, mbgNbd]) {
  const fits = Array.from({ length: worlds }, (_, world) => {
    const data = simulatePurchases({ seed: 5001 + world, customers, parameters, firstChances: 0 })
    const { fit } = model.fit(data)
    return { converged: fit.converged, rise: fit.logLikelihood - nbd.fit(data).fit.logLikelihood }
  })
  const rises = fits.map(({ rise }) => rise).sort((one, other) => one - other)
  const point = (share: number) => (rises[Math.ceil(share * worlds) - 1] ?? Number.NaN).toFixed(2)
  const converged = fits.filter((fit) => fit.converged).length
  print(`${model.name}: ${converged} of ${worlds} worlds converged; rise ${point(0.5)}, ${point(0.95)}, ${point(1)}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
