import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { anIntent } from '#kit/intents'
import { createRandom, type Random } from '#kit/random'
import { attachFile } from '#renderer/data/onDemand/attachments'
import type { AttachedFile, OutboxFiles } from '#renderer/data/outbox/outboxFiles'
import { type IntentDraft, type OutboxStore, openOutbox } from '#renderer/data/outbox/outboxStore'
import { SENT_KEPT } from '#renderer/data/outbox/sentCommands'
import { clientId, commandId, messageId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { type Disk, emptyDisk } from '../sim/console/disk'
import { openOutbox as openMemoryOutbox } from '../sim/console/memoryOutbox'
import { isAccountedFor, mayBeSent } from '../sim/console/sentRows'
import { soleDoor } from '../sim/console/soleDoor'

type Outbox = OutboxStore & OutboxFiles

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)
const idOf = (made: number): string => `id-${String(made).padStart(6, '0')}`

function aDraft(made: number, file: AttachedFile | null): IntentDraft {
  const attachments = file === null ? {} : { attachments: [file.attachment] }
  const args = { messageId: messageId(`m-${made}`), body: 'x', ...attachments }
  const { n: _n, at: _at, ...draft } = anIntent(0, 'note', ticketId('T-1'), args)
  return { ...draft, id: commandId(idOf(made)) }
}

function clientsFrom(beginning: number) {
  let made = beginning
  return () => clientId(`c-${++made}`)
}

const appendMany = (outbox: Outbox, from: number, count: number, file: AttachedFile) =>
  Promise.all(
    numbers(count).map((at) => {
      const made = from + at
      const brought = made % 50 === 0 ? file : null
      return outbox.append(aDraft(made, brought), instant(made), brought ? [brought] : [])
    }),
  )

/** One step of a history, drawn before it is taken, so that both outboxes take the same one. */
async function takeStep(outbox: Outbox, random: Random, made: number, file: AttachedFile): Promise<unknown> {
  const waiting = (await outbox.waiting()).map(({ n }) => n)
  const kind = random.below(20)
  const serverId = random.pick(['server', 'server', 'server', 'elsewhere'])
  if (kind < 7) return (await appendMany(outbox, made, 150, file)).length
  if (kind < 12) return outbox.settle({ serverId, released: waiting, refused: [] })
  if (kind < 16) {
    const released = waiting.filter(() => random.chance(0.8))
    const isLeft = new Set(released)
    const refused = waiting
      .filter((n) => !isLeft.has(n) && random.chance(0.1))
      .map((n) => ({ n, refusal: { kind: 'not-allowed' as const } }))
    return outbox.settle({ serverId, released, refused })
  }
  if (kind < 19)
    return Promise.all(
      waiting.slice(0, 3).map((n) => outbox.settle({ serverId, released: [n], refused: [] })),
    )
  if (random.chance(0.6)) return null
  // Sent again from so far back that rows are cut in two, or wholly asked for.
  const numberedTo = await outbox.numberedTo()
  return outbox.renumber('server', Math.max(0, numberedTo - random.below(SENT_KEPT * 2)))
}

/** How both stand after a step: what waits, what was carried out last, what came along with a command. */
const standing = async (outbox: Outbox, made: number): Promise<unknown> => ({
  waiting: (await outbox.waiting()).map(({ n, id }) => [n, id]),
  newest: await outbox.newestSent(),
  numberedTo: await outbox.numberedTo(),
  files: (await outbox.filesOf(commandId(idOf(made - 150)))).map(({ attachment }) => attachment),
})

it('[SIM22] an outbox in memory keeps and forgets what was carried out as IndexedDB does, through thousands of commands', async () => {
  const read = await attachFile(new File(['x'], 'x.txt'))
  if (!read.ok) throw new Error(read.refusal.kind)
  const file = read.value
  for (const seed of [1, 2, 3]) {
    const random = createRandom(seed)
    const inMemory = await openMemoryOutbox('outbox', clientsFrom(0), soleDoor(emptyDisk()))
    const real = await openOutbox('outbox', clientsFrom(0), { indexedDB: new IDBFactory(), IDBKeyRange })
    let made = 0
    for (let step = 0; step < 120; step++) {
      const draw = random.below(2 ** 31)
      const first = await takeStep(inMemory, createRandom(draw), made, file)
      expect(await takeStep(real, createRandom(draw), made, file), `seed ${seed}, step ${step}`).toEqual(
        first,
      )
      made += 150
      expect(await standing(real, made), `seed ${seed}, step ${step}`).toEqual(await standing(inMemory, made))
    }
    expect(await real.renumber('server', 0)).toEqual(await inMemory.renumber('server', 0))
    real.close()
  }
}, 240_000)

/** An outbox in memory with so many commands carried out, one by one. */
async function carriedOut(count: number): Promise<{ readonly disk: Disk; readonly outbox: Outbox }> {
  const disk = emptyDisk()
  const outbox = await openMemoryOutbox('outbox', clientsFrom(0), soleDoor(disk))
  for (const made of numbers(count)) {
    await outbox.append(aDraft(made, null), instant(made))
    await outbox.settle({ serverId: 'server', released: [made + 1], refused: [] })
  }
  return { disk, outbox }
}

it('[SIM23] a command that an outbox has forgotten is not missed there, and not asked for after a restore', async () => {
  const { disk, outbox } = await carriedOut(SENT_KEPT + 5)
  const [forgotten, kept] = [idOf(0), idOf(5)]
  expect([forgotten, kept].map((id) => mayBeSent(disk.outbox, id))).toEqual([false, true])
  expect([forgotten, kept, 'never-saved'].map((id) => isAccountedFor(disk.outbox, id))).toEqual([
    true,
    true,
    false,
  ])
  await outbox.renumber('server', SENT_KEPT)
  expect([idOf(5), idOf(SENT_KEPT)].map((id) => mayBeSent(disk.outbox, id))).toEqual([false, true])
  expect([idOf(5), idOf(SENT_KEPT)].map((id) => isAccountedFor(disk.outbox, id))).toEqual([true, true])
})
