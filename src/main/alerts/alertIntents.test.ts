import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { at } from '#kit/builders'
import { ticketId } from '#shared/domain/ids'
import { plusMs } from '#shared/domain/instant'
import { silentLog } from '../boot/log'
import { createAlertIntents, HANDED_OUT_MS } from './alertIntents'

const A = ticketId('A')

function aDesktop(folder = mkdtempSync(join(tmpdir(), 'tminus-intents-'))) {
  let now = at('2026-03-02T12:00Z')
  let asked = 0
  let made = 0
  const intents = createAlertIntents({
    folder,
    log: silentLog,
    now: () => now,
    newId: () => `i${(made += 1)}`,
    askWindows: () => {
      asked += 1
    },
  })
  return { folder, intents, asked: () => asked, wait: (ms: number) => (now = plusMs(now, ms)) }
}

it('[ALR112] what was pressed is on disk until a window has it in its outbox', () => {
  const { folder, intents, asked } = aDesktop()
  intents.add({ kind: 'acknowledge', ticketId: A })
  expect(asked()).toBe(1)
  const again = aDesktop(folder).intents
  expect(again.take()).toMatchObject([{ kind: 'acknowledge', ticketId: 'A' }])
  again.settle(again.take().map(({ id }) => id))
  expect(aDesktop(folder).intents.take()).toHaveLength(1)
  again.settle(['i1'])
  expect(aDesktop(folder).intents.take()).toEqual([])
})

it('[ALR112] two windows are not handed the same, unless the first one is gone', () => {
  const { intents, wait } = aDesktop()
  intents.add({ kind: 'acknowledge', ticketId: A })
  expect(intents.take()).toHaveLength(1)
  expect(intents.take()).toEqual([])
  wait(HANDED_OUT_MS)
  expect(intents.take()).toHaveLength(1)
})

it('[ALR112] signing out drops what the next person must not do', () => {
  const { folder, intents } = aDesktop()
  intents.add({ kind: 'acknowledge', ticketId: A })
  intents.forget()
  expect([intents.take(), aDesktop(folder).intents.take()]).toEqual([[], []])
})
