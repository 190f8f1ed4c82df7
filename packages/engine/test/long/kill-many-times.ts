import { type Command, killTrials } from '../workspace/killed-work.ts'

/** The longer version of workspace/killed-work.test.ts: `npm run test:long --workspace @sabad/engine -- 200 2000`. */
const [kills = 200, customers = 2000] = process.argv.slice(2).map(Number)
const commands: readonly Command[] = ['import', 'refresh']

for (const command of commands) {
  const trials = await killTrials(command, kills, customers)
  const broken = trials.filter(
    ({ failedChecks, found, repeated }) => failedChecks.length > 0 || found === 'between' || !repeated,
  )
  const done = trials.filter(({ found }) => found === 'after').length
  process.stdout.write(
    `${command}: killed ${trials.length} times, ${done} of them after it was done, ${broken.length} broken\n`,
  )
  for (const trial of broken) process.stdout.write(`${JSON.stringify(trial)}\n`)
  if (broken.length > 0) process.exitCode = 1
}
