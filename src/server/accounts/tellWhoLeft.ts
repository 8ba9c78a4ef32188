import { SHUT } from '../auth/passwords'
import type { AccountStore } from '../db/store'

/** Writes down who has left where an earlier release shut their account and told nobody (ACC7). */
export async function tellWhoLeft(store: Pick<AccountStore, 'accounts' | 'saveAccount'>): Promise<void> {
  for (const account of await store.accounts()) {
    if (account.passwordHash === SHUT) await store.saveAccount(account)
  }
}
