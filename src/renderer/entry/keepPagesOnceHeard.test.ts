import { expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { keepPagesOnceHeard } from './keepPagesOnceHeard'

const now = at('2026-03-02T09:00Z')

function aDeskWith(keepPages: () => void) {
  const data = createPaperDesk({
    account: anAccount('Jonas Berg'),
    desk: defaultDesk('Desk', 'UTC'),
    queues: [],
    people: [],
    tickets: [],
    now: () => now,
  })
  data.connect({ kind: 'connecting' }, now)
  expect(keepPagesOnceHeard(data, { keepPages })).toBe(data)
  return data
}

it('[OUT213] the pages are kept once the server was heard, and asked for once', () => {
  let asked = 0
  const data = aDeskWith(() => (asked += 1))
  data.connect({ kind: 'offline', since: now, nextTryAt: null }, now)
  expect(asked).toBe(0)
  data.connect({ kind: 'live' }, now)
  data.connect({ kind: 'offline', since: now, nextTryAt: null }, now)
  data.connect({ kind: 'live' }, now)
  expect(asked).toBe(1)
})

it('[OUT212] a page that the server finds too old has the browser look for another build', () => {
  let asked = 0
  aDeskWith(() => (asked += 1)).connect({ kind: 'too-old' }, now)
  expect(asked).toBe(1)
})
