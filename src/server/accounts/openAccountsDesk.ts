import { accepted, type Result, refused } from '#shared/domain/result'
import { type AskedServer, askServer, keyNotAccepted } from '../askServer'
import { ACCOUNTS_KEY_FILE } from '../config'
import type { FolderPlace } from '../intake/commandLine'
import { type OpenedFolder, openFolder, writingAlone } from '../openFolder'
import { systemRandomness } from '../ports'
import { accountsAnswerSchema } from './accountWish'
import { type AccountsDesk, createAccountsDesk } from './createAccountsDesk'

/** The accounts of a folder. */
export const openAccountsDesk = (place: FolderPlace): Promise<Result<OpenedFolder<AccountsDesk>, string>> =>
  openFolder(place, {
    keyFile: ACCOUNTS_KEY_FILE,
    ofStore: (store) =>
      createAccountsDesk({
        store,
        randomness: systemRandomness,
        commitAndSend: writingAlone(store),
        refresh: async () => {},
      }),
    ofServer: accountsOf,
  })

const accountsOf = (server: AskedServer): AccountsDesk => ({
  ask: async (wish) => {
    const call = { path: '/api/accounts', about: 'accounts', sent: wish }
    const answer = await askServer(server, call, accountsAnswerSchema)
    if (!answer.ok) return answer
    switch (answer.value.kind) {
      case 'refused':
        return refused(answer.value.sentence)
      case 'invalid':
        return refused(`The server refused this: ${answer.value.detail}`)
      case 'unauthorised':
        return keyNotAccepted(server)
      default:
        return accepted(answer.value)
    }
  },
})
