import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createTokenVault, type TokenVault, type TokenVaultPorts } from './tokenVault'

export interface TokenVaults {
  /** The vault of a server, by its origin: the session at one desk opens no other. */
  readonly of: (serverUrl: string) => TokenVault
}

/** One vault for each server, in files whose names say nothing of where they belong. */
export function createTokenVaults(
  folder: string,
  ports: Pick<TokenVaultPorts, 'safe' | 'platform' | 'log'>,
): TokenVaults {
  const vaults = new Map<string, TokenVault>()
  return {
    of: (serverUrl) => {
      const known = vaults.get(serverUrl)
      if (known !== undefined) return known
      const name = createHash('sha256').update(serverUrl).digest('hex').slice(0, 16)
      const vault = createTokenVault({ ...ports, path: join(folder, `session-${name}.bin`) })
      vaults.set(serverUrl, vault)
      return vault
    },
  }
}
