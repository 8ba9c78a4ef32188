import { readFile, rm } from 'node:fs/promises'
import type { SafeStorage } from 'electron'
import type { Log } from '../boot/log'
import { isMissing } from '../settings/readJson'
import { replaceFile } from '../settings/replaceFile'

export interface TokenVaultPorts {
  readonly path: string
  readonly safe: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >
  readonly platform: NodeJS.Platform
  readonly log: Log
}

export interface TokenVault {
  readonly load: () => Promise<string | null>
  /** Answers whether the token outlives this run. */
  readonly save: (token: string, options: { readonly keep: boolean }) => Promise<boolean>
  readonly clear: () => Promise<void>
}

/** Keeps the session's token: in memory always, on disk only under the system's own lock. */
export function createTokenVault(ports: TokenVaultPorts): TokenVault {
  let held: string | null = null
  let lastTurn: Promise<unknown> = Promise.resolve()
  // One after the other: sealing takes its time, and a token sealed after the sign-out would be there again.
  const inTurn = <Outcome>(act: () => Promise<Outcome>): Promise<Outcome> => {
    const turn = lastTurn.then(act)
    lastTurn = turn.catch(() => {}) // Told to whoever asked for it.
    return turn
  }
  return {
    load: () =>
      inTurn(async () => {
        held ??= await readKept(ports)
        return held
      }),
    save: (token, { keep }) =>
      inTurn(async () => {
        held = token
        if (keep && (await hasSafePlace(ports))) return writeKept(ports, token)
        await rm(ports.path, { force: true })
        return false
      }),
    clear: () =>
      inTurn(async () => {
        held = null
        await rm(ports.path, { force: true })
      }),
  }
}

/** Without a keyring Linux "encrypts" with a password known to everybody: that is not a safe place. */
async function hasSafePlace({ safe, platform }: TokenVaultPorts): Promise<boolean> {
  if (!(await safe.isAsyncEncryptionAvailable())) return false
  return platform !== 'linux' || safe.getSelectedStorageBackend() !== 'basic_text'
}

async function writeKept({ path, safe, log }: TokenVaultPorts, token: string): Promise<boolean> {
  try {
    await replaceFile(path, await safe.encryptStringAsync(token), 0o600)
    return true
  } catch (problem) {
    log.warn('token not kept', { problem: String(problem) })
    return false
  }
}

async function readKept(ports: TokenVaultPorts): Promise<string | null> {
  const { path, safe, log } = ports
  try {
    const sealed = await readFile(path)
    if (!(await hasSafePlace(ports))) return null
    const { result, shouldReEncrypt } = await safe.decryptStringAsync(sealed)
    if (shouldReEncrypt) await writeKept(ports, result)
    return result
  } catch (problem) {
    // A changed keyring makes the file unreadable for good: signing in again is the way on.
    if (!isMissing(problem)) log.warn('kept token not readable', { problem: String(problem) })
    return null
  }
}
