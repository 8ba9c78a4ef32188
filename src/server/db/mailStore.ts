import type { MessageId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { canSeeScope } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import type { Database } from './tables'

export interface MailStore {
  /**
   * The HTML of a message, by where its ticket is now; null when it has none, is not there or is not the account's to
   * see. A display reads no message (SEC110).
   */
  readonly readMail: (account: Account, message: MessageId) => Promise<string | null>
}

export const createMailStore = (db: Database): MailStore => ({
  readMail: async (account, message) => {
    if (account.role === 'display') return null
    const row = await db
      .selectFrom('entity as message')
      .innerJoin('entity as ticket', (join) =>
        join.on('ticket.kind', '=', 'ticket').onRef('ticket.id', '=', 'message.ticket_id'),
      )
      .select(['message.body', 'ticket.scope'])
      .where('message.kind', '=', 'message')
      .where('message.id', '=', message)
      .executeTakeFirst()
    if (!row || !canSeeScope(account, row.scope)) return null
    return (JSON.parse(row.body) as Message).html ?? null
  },
})
