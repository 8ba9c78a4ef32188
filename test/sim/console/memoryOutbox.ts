import type { IndexedDbPort } from '#renderer/data/disk/databases'
import { type DatabaseEars, noEars } from '#renderer/data/disk/openDatabase'
import type { OutboxFiles } from '#renderer/data/outbox/outboxFiles'
import type {
  IntentDraft,
  OutboxFull,
  OutboxStore,
  RefusedIntent,
  Renumbered,
} from '#renderer/data/outbox/outboxStore'
import { OUTBOX_LONGEST } from '#renderer/data/outbox/outboxStore'
import type { ClientId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { accepted, type Result, refused as refusedWith } from '#shared/domain/result'
import type { Intent } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import { type OutboxTables, settleRelaxed, writeStrictly } from './disk'
import { doorOf } from './diskDoor'
import { keepSent, lostAbove, newestSent } from './sentRows'

/** Stands where `outboxStore` stands when a console is simulated: the same answers over a disk in memory. */
export async function openOutbox(
  _name: string,
  newClientId: () => ClientId,
  port: IndexedDbPort,
  ears: DatabaseEars = noEars,
): Promise<OutboxStore & OutboxFiles> {
  const door = await doorOf(port).openOutbox(ears)
  const { disk } = door
  const { outbox } = disk
  const strictly = <Done>(work: () => Done): Promise<Done> => door.outbox(() => writeStrictly(disk, work))
  await strictly(() => {
    outbox.identity ??= { clientId: newClientId(), epoch: 0, nextN: 1, lastAt: instant(0) }
  })
  const unsettled = () => ({
    waiting: waitingIn(outbox),
    refused: [...outbox.refused.values()],
    parked: [],
  })
  const seen = await door.outbox(() => ({ ...unsettled(), leftOut: outbox.leftOut }))
  return {
    seen,
    clientId: () => door.outbox(() => identityOf(outbox).clientId),
    numberedTo: () => door.outbox(() => identityOf(outbox).nextN - 1),
    parked: () => door.outbox(() => []),
    discardParked: () => door.outbox(() => undefined),
    waiting: () => door.outbox(() => waitingIn(outbox)),
    refused: () => door.outbox(() => [...outbox.refused.values()]),
    unsettled: () => door.outbox(unsettled),
    filesOf: (command) => door.outbox(() => outbox.files.get(command) ?? []),
    contentOf: (id) =>
      door.outbox(() => {
        const files = [...outbox.files.values()].flat()
        return files.find(({ attachment }) => attachment.id === id)?.content ?? null
      }),
    append: (draft, now, files = []) =>
      strictly(() => {
        const appended = append(outbox, draft, now)
        if (appended.ok && files.length > 0) outbox.files.set(appended.value.id, files)
        if (appended.ok) door.onAppended(appended.value)
        return appended
      }),
    settle: (commit) =>
      door.outbox(() => {
        const intentsOf = (numbers: readonly number[]) => numbers.flatMap((n) => outbox.commands.get(n) ?? [])
        const { released, refused } = commit
        door.onSettled({ released: intentsOf(released), refused: intentsOf(refused.map(({ n }) => n)) })
        return settleRelaxed(disk, () => settle(outbox, commit))
      }),
    discard: (id) =>
      strictly(() => {
        outbox.refused.delete(id)
        outbox.files.delete(id)
        door.onDiscarded(id)
      }),
    leftOut: () => door.outbox(() => outbox.leftOut),
    leaveOut: (queue) =>
      strictly(() => {
        outbox.leftOut = [...new Set([...outbox.leftOut, queue])]
        return outbox.leftOut
      }),
    keepAgain: (queue) =>
      strictly(() => {
        outbox.leftOut = outbox.leftOut.filter((left) => left !== queue)
        return outbox.leftOut
      }),
    raiseEpoch: (above) =>
      strictly(() => {
        const me = identityOf(outbox)
        me.epoch = Math.max(me.epoch, above) + 1
        return me.epoch
      }),
    noteSetBack: () =>
      strictly(() => {
        outbox.isSetBack = true
      }),
    isSetBack: () => door.outbox(() => outbox.isSetBack),
    newestSent: () => door.outbox(() => newestSent(outbox, identityOf(outbox).clientId)),
    renumber: (serverId, decidedTo) =>
      strictly(() => {
        door.onRenumbered()
        const { clientId } = identityOf(outbox)
        return renumber(outbox, newClientId(), lostAbove(outbox, { clientId, serverId }, decidedTo))
      }),
    close: door.close,
  }
}

function identityOf({ identity }: OutboxTables): NonNullable<OutboxTables['identity']> {
  if (identity === null) throw new Error('The outbox has no identity.')
  return identity
}

const waitingIn = ({ commands }: OutboxTables): readonly Intent[] =>
  [...commands.values()].toSorted((a, b) => a.n - b.n)

function append(outbox: OutboxTables, draft: IntentDraft, now: Instant): Result<Intent, OutboxFull> {
  if (outbox.commands.size + outbox.refused.size >= OUTBOX_LONGEST)
    return refusedWith({ kind: 'outbox-full' })
  const me = identityOf(outbox)
  const at = instant(Math.max(now, me.lastAt + 1))
  const intent: Intent = { ...draft, n: me.nextN, at }
  outbox.commands.set(intent.n, intent)
  me.nextN += 1
  me.lastAt = at
  return accepted(intent)
}

function settle(
  outbox: OutboxTables,
  { serverId, released, refused }: Pick<Commit, 'serverId' | 'released' | 'refused'>,
): readonly RefusedIntent[] {
  const moved: RefusedIntent[] = []
  for (const { n, refusal } of refused) {
    const intent = outbox.commands.get(n)
    if (intent) moved.push({ intent, refusal })
  }
  for (const one of moved) outbox.refused.set(one.intent.id, one)
  const { clientId } = identityOf(outbox)
  const carriedOut = released.toSorted((a, b) => a - b).flatMap((n) => outbox.commands.get(n) ?? [])
  keepSent(outbox, { clientId, serverId }, carriedOut)
  for (const n of [...released, ...refused.map((one) => one.n)]) outbox.commands.delete(n)
  return moved
}

function renumber(outbox: OutboxTables, clientId: ClientId, lost: readonly Intent[]): Renumbered {
  const inOrder = [...lost, ...waitingIn(outbox)].toSorted((a, b) => a.n - b.n)
  const intents = inOrder.map((intent, index) => ({ ...intent, n: index + 1 }))
  const me = identityOf(outbox)
  outbox.sent.clear()
  for (const { id } of lost) outbox.left.delete(id)
  outbox.commands.clear()
  for (const intent of intents) outbox.commands.set(intent.n, intent)
  outbox.identity = { ...me, clientId, epoch: 0, nextN: intents.length + 1 }
  outbox.isSetBack = false
  return { clientId, intents, again: lost.length }
}
