import { expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { keepStoredOnceWaiting } from './keepStoredOnceWaiting'

const now = at('2026-03-02T09:00Z')
const first = aTicket().build()
const second = aTicket().id('20419').build()

it('[OUT217] the browser is asked to keep what is stored when the first action waits for a server, and once', async () => {
  let asked = 0
  const data = createPaperDesk({
    account: anAccount('Jonas Berg'),
    desk: defaultDesk('Desk', 'UTC'),
    queues: [],
    people: [],
    tickets: [first, second],
    now: () => now,
  })
  data.connect({ kind: 'live' }, now)
  expect(keepStoredOnceWaiting(data, { keepStored: () => (asked += 1) })).toBe(data)
  data.connect({ kind: 'offline', since: now, nextTryAt: null }, now)
  expect(asked).toBe(0)
  expect(await data.dispatch('acknowledge', first.id, {})).toMatchObject({ ok: true })
  expect(asked).toBe(1)
  expect(await data.dispatch('acknowledge', second.id, {})).toMatchObject({ ok: true })
  expect(asked).toBe(1)
})
