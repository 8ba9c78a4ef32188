import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it, onTestFinished } from 'vitest'
import { noEars, openDatabase } from './openDatabase'

it('[OUT197] a database tells nobody of what is written to it, and finds it', async () => {
  const db = await openDatabase({
    shape: { name: 'notes', version: 1, tables: { notes: 'n' }, durability: 'relaxed', relaxedOver: [] },
    port: { indexedDB: new IDBFactory(), IDBKeyRange },
    ears: noEars,
    look: null,
  })
  const told: unknown[] = []
  const listen = (parts: unknown): void => void told.push(parts)
  // That it was made is told; only what is written counts here.
  Dexie.on('storagemutated', listen)
  onTestFinished(() => Dexie.on.storagemutated.unsubscribe(listen))
  const notes = db.table<{ n: number }>('notes')
  await notes.bulkPut([{ n: 1 }, { n: 2 }, { n: 3 }])
  await notes.where('n').between(1, 2, true, true).delete()
  expect(await notes.toArray()).toEqual([{ n: 3 }])
  expect(told).toEqual([])
  db.close()
})
