import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { Randomness } from '../ports'

/** scrypt's own names: memory and time grow with N and r, time alone with p. */
export interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** OWASP's scrypt setting with 32 MiB (Password Storage Cheat Sheet): N = 2^15, r = 8, p = 3. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 }
const KEY_BYTES = 32
const SALT_BYTES = 16
const HASH_FORM = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/

const derive = (password: string, salt: Buffer, options: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) => {
    const memory = { maxmem: 256 * 1024 * 1024 }
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...options, ...memory }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** `scrypt$N$r$p$salt$key`, so that an old hash is still read after the cost was raised. */
const written = ({ N, r, p }: Cost, salt: Buffer, key: Buffer): string =>
  ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')

export async function hashPassword(
  password: string,
  randomness: Randomness,
  cost: Cost = COST,
): Promise<string> {
  const salt = randomness.bytes(SALT_BYTES)
  return written(cost, salt, await derive(password, salt, cost))
}

/** Whether it is a hash of a password at all: a display that was let in by its code has none. */
export const isPasswordHash = (text: string): boolean => HASH_FORM.test(text)

/** Stands where the hash would of an account by which nobody signs in any more; no password has it. */
export const SHUT = 'shut'

/** A hash that no password has, and that takes as long to find that out as a real one. */
export function nobodysHash(randomness: Randomness): string {
  return written(COST, randomness.bytes(SALT_BYTES), randomness.bytes(KEY_BYTES))
}

/** Takes as long for a wrong password as for the right one. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = HASH_FORM.exec(hash) ?? []
  const wanted = Buffer.from(key, 'base64url')
  const options = { N: Number(N), r: Number(r), p: Number(p) }
  const found = await derive(password, Buffer.from(salt, 'base64url'), options)
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}
