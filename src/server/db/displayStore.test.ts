import type * as Disk from 'node:fs'
import { expect, it, vi } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { personId } from '#shared/domain/ids'
import { firstWallboard, wallboardId } from '#shared/domain/wallboard'

const { toDisk } = vi.hoisted(() => ({ toDisk: vi.fn<() => void>() }))
vi.mock('node:fs', async (original) => {
  const disk = await original<typeof Disk>()
  const fdatasync = (file: number, done: Disk.NoParamCallback) => {
    toDisk()
    disk.fdatasync(file, done)
  }
  return { ...disk, fdatasync }
})

it('[SRV259] what a supervisor does with a display is on the disk before they are told that it is done', async () => {
  const folder = temporaryFolder('t-minus-displays')
  const store = await openedStore(folder.path)
  const now = at('2026-03-02T09:00Z')
  const id = personId('display-1')
  const account = { ...anAccount('Hall'), id, role: 'display' as const }
  const display = { id, name: 'Hall', wallboard: wallboardId('main'), confirmedBy: 'Aiko', confirmedAt: now }
  const syncsOf = async (work: Promise<unknown>) => {
    const before = toDisk.mock.calls.length
    await work
    return toDisk.mock.calls.length - before
  }
  try {
    const added = { display: { ...display, seenAt: null }, account, tokenHash: 'hash', expiresAt: now }
    expect(await syncsOf(store.addDisplay(added))).toBe(1)
    expect(await syncsOf(store.showOnDisplay(id, firstWallboard('Network')))).toBe(1)
    expect(await syncsOf(store.removeDisplay(id))).toBe(1)
  } finally {
    await store.close()
    folder.remove()
  }
})
