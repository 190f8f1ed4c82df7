import { expect, test } from 'vitest'
import { streamedText } from '../src/files/streamed.ts'

const refusal = new Error('refused')
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('what is written comes out as a stream of UTF-8', async () => {
  const stream = await streamedText(async (write) => {
    await write('سبد,')
    await write('basket')
  })
  expect(await new Response(stream).text()).toBe('سبد,basket')
})

test('nothing written is an empty stream', async () => {
  expect(await new Response(await streamedText(async () => undefined)).text()).toBe('')
})

test('a failure before the first word is the failure of the call', async () => {
  await expect(streamedText(() => Promise.reject(refusal))).rejects.toBe(refusal)
})

test('a failure after the first word breaks the stream off', async () => {
  const stream = await streamedText(async (write) => {
    await write('half')
    throw refusal
  })
  await expect(new Response(stream).text()).rejects.toBe(refusal)
})

test('the writer waits for a slow reader', async () => {
  let written = 0
  const stream = await streamedText(async (write) => {
    for (; written < 1000; written++) await write('x'.repeat(1000))
  })
  const reader = stream.getReader()
  await reader.read()
  await pause(20)
  expect(written).toBeLessThan(10)
  await reader.cancel()
})

test('the writer learns that the reader has gone, and stops', async () => {
  let written = 0
  let ended = false
  const stream = await streamedText(async (write) => {
    try {
      for (; ; written++) await write('x')
    } finally {
      ended = true
    }
  })
  await stream.cancel()
  await expect.poll(() => ended).toBe(true)
  expect(written).toBeLessThan(10)
})
