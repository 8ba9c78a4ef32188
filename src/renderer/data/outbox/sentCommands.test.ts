import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { clientId, commandId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { BEFORE_ALL } from '#shared/protocol/rows'
import type { IndexedDbPort } from '../disk/databases'
import { type IntentDraft, type OutboxStore, openOutbox } from './outboxStore'
import { outboxTables } from './outboxTables'
import { SENT_KEPT } from './sentCommands'

const aDisk = (): IndexedDbPort => ({ indexedDB: new IDBFactory(), IDBKeyRange })
let clients = 0
const open = (disk: IndexedDbPort): Promise<OutboxStore> =>
  openOutbox('outbox', () => clientId(`client-${++clients}`), disk)

/** Ids made later sort later. */
const idOf = (n: number): string => `c-${String(n).padStart(5, '0')}`
const draft = (n: number): IntentDraft => ({
  id: commandId(idOf(n)),
  name: 'note',
  version: 1,
  ticketId: ticketId('T-1'),
  args: { messageId: `m-${n}`, body: `Words ${n}` },
  baseV: BEFORE_ALL,
})
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
const appendAll = (outbox: OutboxStore, all: readonly number[]) =>
  Promise.all(all.map((n) => outbox.append(draft(n), instant(n))))

const rowsKept = async (disk: IndexedDbPort): Promise<number> => {
  const db = await new Dexie('outbox', disk).open()
  const count = await db.table('sent').count()
  db.close()
  return count
}

describe('what was carried out', () => {
  it('[OUT180] is kept by the hundred in a row where many leave together, and each of them by itself goes back', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    const all = numbers(1, 250)
    await appendAll(outbox, all)
    await outbox.settle({ serverId: 's', released: all.filter((n) => n !== 207), refused: [] })
    await outbox.settle({ serverId: 's', released: [207], refused: [] })
    expect(await rowsKept(disk)).toBe(4)
    expect(await outbox.newestSent()).toMatchObject({ n: 250 })
    const back = await outbox.renumber('s', 150)
    expect(back.intents.map(({ id }) => id)).toEqual(numbers(151, 250).map(idOf))
    expect(await rowsKept(disk)).toBe(0)
    outbox.close()
  })

  it('[OUT180] is forgotten a row at a time, once all of it is older than the last thousand', async () => {
    const outbox = await open(aDisk())
    for (const all of [numbers(1, 200), numbers(201, SENT_KEPT + 150)]) {
      await appendAll(outbox, all)
      await outbox.settle({ serverId: 's', released: all, refused: [] })
    }
    const kept = await outbox.renumber('s', 0)
    expect(kept.again).toBe(SENT_KEPT + 50)
    expect(kept.intents[0]?.id).toBe(idOf(101))
    outbox.close()
  })

  it('[OUT86] brings along what an earlier release kept as carried out, one by one', async () => {
    const disk = aDisk()
    const before = new Dexie('outbox', disk)
    before.version(3).stores(outboxTables)
    await before.open()
    const me = 'client-of-before'
    await before.table('identity').put({ key: 'identity', clientId: me, epoch: 7, nextN: 4, lastAt: 40 })
    for (const n of [1, 2, 3]) {
      const intent = { ...draft(n), n, at: n }
      await before.table('sent').put({ id: intent.id, n, clientId: me, serverId: 's', intent })
    }
    before.close()
    const outbox = await open(disk)
    expect(await outbox.newestSent()).toMatchObject({ id: idOf(3) })
    const back = await outbox.renumber('s', 1)
    expect(back.intents.map(({ n, id }) => [n, id])).toEqual([
      [1, idOf(2)],
      [2, idOf(3)],
    ])
    outbox.close()
  })
})
