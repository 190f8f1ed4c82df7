import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a command with its output on this terminal; answers its exit code. */
export async function runCommand(command: string, args: readonly string[], directory: string): Promise<number> {
  const child = spawn(command, args, { cwd: directory, stdio: 'inherit', shell: process.platform === 'win32' })
  const failed = new Promise<number>((resolve) => child.once('error', () => resolve(127)))
  return Promise.race([failed, once(child, 'exit').then(([code]) => Number(code ?? 1))])
}
