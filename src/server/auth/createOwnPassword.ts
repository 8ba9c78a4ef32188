import type { Account } from '#shared/domain/person'
import {
  isLongEnough,
  type NewPassword,
  type NewPasswordAnswer,
  passwordLimits,
} from '#shared/protocol/ownPassword'
import type { AccountStore, Commit } from '../db/store'
import type { Logger } from '../log'
import type { Randomness } from '../ports'
import type { Authority } from './createAuthority'
import { hashPassword } from './passwords'
import { tokenHashOf } from './tokenHash'

export interface OwnPasswordPorts {
  readonly store: Pick<AccountStore, 'findByEmail' | 'saveAccount'>
  readonly authority: Pick<Authority, 'check'>
  readonly randomness: Randomness
  readonly log: Pick<Logger, 'info'>
  /** Runs work that commits, alone among all writers, and tells the consoles. */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
  /** Looks at every connected session anew. */
  readonly refresh: () => Promise<void>
}

/** Another password for whoever is signed in, by the one that holds (ACC9). */
export type OwnPassword = (
  session: { readonly account: Account; readonly token: string },
  asked: NewPassword,
  address: string,
) => Promise<NewPasswordAnswer>

export function createOwnPassword(ports: OwnPasswordPorts): OwnPassword {
  const { store, authority, randomness, log, commitAndSend, refresh } = ports
  return async ({ account, token }, { password, newPassword }, address) => {
    if (account.role === 'display') return { kind: 'not-allowed' }
    // Before the try is counted: it says nothing of the password that holds.
    if (!isLongEnough(newPassword)) return { kind: 'too-short', fewest: passwordLimits.fewest }
    const checked = await authority.check(account.email, password, address)
    if (checked.kind !== 'right') return checked
    const passwordHash = await hashPassword(newPassword, randomness)
    const { isDone } = await commitAndSend(
      async (): Promise<{ readonly isDone: boolean; readonly commit: Commit }> => {
        const present = await store.findByEmail(account.email)
        // Somebody gave it another one or shut it meanwhile, which has ended this session too.
        if (present?.passwordHash !== checked.account.passwordHash) return { isDone: false, commit: [] }
        const ended = { butTokenHash: tokenHashOf(token) }
        const commit = await store.saveAccount({ ...present, passwordHash }, ended)
        return { isDone: true, commit }
      },
      ({ commit }) => commit,
    )
    if (!isDone) return { kind: 'reauth' }
    log.info({ person: account.id }, 'password changed')
    await refresh()
    return { kind: 'changed' }
  }
}
