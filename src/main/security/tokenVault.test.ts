import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { createTokenVault, type TokenVaultPorts } from './tokenVault'

const newPath = () => join(mkdtempSync(join(tmpdir(), 'tminus-vault-')), 'session.bin')

/** Turns bytes round: enough to see that what is on disk went through it. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => 255 - byte))
const safe = (changes: Partial<TokenVaultPorts['safe']> = {}): TokenVaultPorts['safe'] => ({
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (text) => turned(Buffer.from(text)),
  decryptStringAsync: async (bytes) => ({ shouldReEncrypt: false, result: turned(bytes).toString() }),
  ...changes,
})
const vaultAt = (
  path: string,
  changes: Partial<TokenVaultPorts['safe']> = {},
  platform: NodeJS.Platform = 'linux',
) => createTokenVault({ path, safe: safe(changes), platform, log: silentLog })

/** Permissions of anybody but the owner; Windows has other ways. */
const othersMay = (path: string) => (process.platform === 'win32' ? 0 : statSync(path).mode & 0o077)

it('[SEC60] a kept token is sealed on disk for its owner only, and read back by the next run', async () => {
  const path = newPath()
  expect(await vaultAt(path).save('token', { keep: true })).toBe(true)
  expect(readFileSync(path, 'utf8')).not.toContain('token')
  expect(othersMay(path)).toBe(0)
  expect(await vaultAt(path).load()).toBe('token')
})

it('[SEC60] a token sealed with an old key is sealed anew', async () => {
  const path = newPath()
  await vaultAt(path).save('token', { keep: true })
  let sealed = 0
  const vault = vaultAt(path, {
    decryptStringAsync: async (bytes) => ({ shouldReEncrypt: true, result: turned(bytes).toString() }),
    encryptStringAsync: async (text) => {
      sealed += 1
      return turned(Buffer.from(text))
    },
  })
  expect(await vault.load()).toBe('token')
  expect(sealed).toBe(1)
})

it('[SEC61] without a keyring the token lives in memory only', async () => {
  const path = newPath()
  const plain: Partial<TokenVaultPorts['safe']> = { getSelectedStorageBackend: () => 'basic_text' }
  const vault = vaultAt(path, plain)
  expect(await vault.save('token', { keep: true })).toBe(false)
  expect(await vault.load()).toBe('token')
  expect(existsSync(path)).toBe(false)
  expect(await vaultAt(path, plain).load()).toBeNull()
  expect(
    await vaultAt(newPath(), { isAsyncEncryptionAvailable: async () => false }).save('t', { keep: true }),
  ).toBe(false)
  // The backend is a Linux matter; elsewhere the answer means nothing.
  expect(await vaultAt(newPath(), plain, 'darwin').save('t', { keep: true })).toBe(true)
})

it('[SEC61] who does not ask to stay signed in leaves nothing behind, not even the token before', async () => {
  const path = newPath()
  const vault = vaultAt(path)
  await vault.save('first', { keep: true })
  expect(await vault.save('second', { keep: false })).toBe(false)
  expect(existsSync(path)).toBe(false)
  expect(await vault.load()).toBe('second')
  await vault.clear()
  expect(await vault.load()).toBeNull()
})

it('[SEC60] a token that the keyring can no longer open means signing in again, not a crash', async () => {
  const path = newPath()
  writeFileSync(path, 'from another life')
  const vault = vaultAt(path, { decryptStringAsync: () => Promise.reject(new Error('Failed to decrypt')) })
  expect(await vault.load()).toBeNull()
})

it('[SEC62] a sign-out while a token is being sealed or read leaves nothing behind', async () => {
  const path = newPath()
  let seal = () => {}
  const slow = new Promise<void>((resolve) => {
    seal = resolve
  })
  const vault = vaultAt(path, {
    encryptStringAsync: async (text) => {
      await slow
      return turned(Buffer.from(text))
    },
  })
  const saved = vault.save('token', { keep: true })
  const cleared = vault.clear()
  seal()
  await Promise.all([saved, cleared])
  expect(existsSync(path)).toBe(false)
  expect(await vault.load()).toBeNull()
})
