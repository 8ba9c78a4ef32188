import type { Random } from '#kit/random'
import type { DeskData } from '#renderer/data/deskData'
import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import { messageId } from '#shared/domain/ids'

const plainVerbs = [
  'acknowledge',
  'take',
  'waitForCustomer',
  'reopen',
] as const satisfies readonly CommandName[]

/** Does something to some ticket. Answers whether it was a note of this id and the console said that it is saved. */
export async function workAt(data: DeskData, random: Random, id: string): Promise<boolean> {
  const ids = [...data.tickets.get().byId.keys()]
  if (ids.length === 0) return false
  const ticket = random.pick(ids)
  const chance = random.next()
  if (chance < 0.7) {
    const args: CommandArgs<'note'> = { messageId: messageId(id), body: id }
    return (await data.dispatch('note', ticket, args)).ok
  }
  if (chance < 0.8) {
    const seenEvents = data.tickets.get().byId.get(ticket)?.ticket.history.length ?? 0
    await data.dispatch('resolve', ticket, { seenEvents })
    return false
  }
  await data.dispatch(random.pick(plainVerbs), ticket, {})
  return false
}
