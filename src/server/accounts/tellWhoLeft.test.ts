import { expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { personOf } from '#shared/domain/person'
import { orgScope } from '#shared/domain/scope'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { SHUT } from '../auth/passwords'
import { openDatabase } from '../db/openDatabase'
import type { Store } from '../db/store'
import { tellWhoLeft } from './tellWhoLeft'

const mira = anAccount('Mira Laine')

async function peopleIn(store: Store): Promise<readonly unknown[]> {
  const page = { scope: orgScope, cursor: BEFORE_ALL, floor: BEFORE_ALL, maxBytes: 100_000 }
  const { rows } = await store.pull(page)
  return rows.flatMap((row) => (row.live && row.entity.kind === 'person' ? [row.entity.data] : []))
}

/** Shuts the account as a release did that told nobody. */
async function shutUntold(folder: string): Promise<void> {
  const opened = await openDatabase(folder)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const { db } = opened.value
  await db.updateTable('account').set({ password_hash: SHUT }).where('id', '=', mira.id).execute()
  await db.destroy()
}

it('[ACC8] whose account an earlier release shut is known to have left after a start, and that is written once', async () => {
  const folder = temporaryFolder('t-minus-left')
  const before = await openedStore(folder.path)
  for (const account of [mira, anAccount('Jonas Berg')])
    await before.saveAccount({ ...account, passwordHash: '' })
  await before.close()
  await shutUntold(folder.path)
  const store = await openedStore(folder.path)
  try {
    expect(await peopleIn(store)).toEqual([personOf(mira), personOf(anAccount('Jonas Berg'))])
    await tellWhoLeft(store)
    expect(await peopleIn(store)).toEqual([
      personOf(anAccount('Jonas Berg')),
      { ...personOf(mira), hasLeft: true },
    ])
    const heads = await store.heads([orgScope])
    await tellWhoLeft(store)
    expect(await store.heads([orgScope])).toEqual(heads)
  } finally {
    await store.close()
    folder.remove()
  }
})
