import type { Message } from '#shared/domain/message'
import type { Written } from '../server/memoryBook'
import type { MemoryTables } from '../server/memoryTables'
import { Violation } from '../world/violation'

/** What a message on the server names the server was given before (SIM19). */
export function checkAttached({ entities }: Written, { uploads }: MemoryTables): void {
  for (const { kind, id, body } of entities) {
    if (kind !== 'message') continue
    const { attachments = [] }: Pick<Message, 'attachments'> = JSON.parse(body)
    for (const { id: content } of attachments) {
      if ([...uploads.values()].some((uploaded) => uploaded.has(content))) continue
      throw new Violation('SIM19', `${id} names ${content.slice(0, 8)}, which nobody has uploaded`)
    }
  }
}
