/** What one piece of work took. `peakMegabytes` is the most memory that its process ever held. */
export interface Measured {
  readonly rows: number
  readonly seconds: number
  readonly peakMegabytes: number
  readonly detail: string
}

const KILOBYTES_PER_MEGABYTE = 1024

/** Times the work and prints what `bench/run.ts` reads. Every work runs in a process of its own, so peaks do not mix. */
export async function measure(rows: number, work: () => Promise<string> | string): Promise<void> {
  const start = performance.now()
  const detail = await work()
  const seconds = (performance.now() - start) / 1000
  const peakMegabytes = process.resourceUsage().maxRSS / KILOBYTES_PER_MEGABYTE
  const measured: Measured = { rows, seconds, peakMegabytes, detail }
  process.stdout.write(`${JSON.stringify(measured)}\n`)
}
