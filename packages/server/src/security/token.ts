import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares in constant time; digests make the lengths equal, so that not even the length is told. */
export const sameToken = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected))
