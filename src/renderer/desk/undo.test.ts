import { expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { NoticeWay } from '../ui/notices'
import { createVerbs } from './useVerbs'

const now = at('2026-03-02T10:00Z')
const account = anAccount('Jonas Berg')

it('[BRD286] a verb that is pressed twice at once is done and told once, on one ticket and on several', async () => {
  const tickets = ['T-1', 'T-2'].map((id) => aTicket().id(id).status('active').build())
  const ids = tickets.map(({ id }) => id)
  const desk = defaultDesk('Desk', 'UTC')
  const paper = createPaperDesk({ account, desk, queues: [], people: [], tickets, now: () => now })
  const said: string[] = []
  const verbs = createVerbs(paper, (sentence) => said.push(sentence))
  const [first] = ids
  if (first === undefined) throw new Error('There is no ticket.')
  await Promise.all([verbs.plain('take', first), verbs.plain('take', first)])
  expect(said).toEqual(['You took T-1.'])
  await Promise.all([verbs.plainOnAll('resolve', ids), verbs.plainOnAll('resolve', ids)])
  expect(said.slice(1)).toEqual(['2 of 2 tickets changed.'])
})

it('[BRD281] what the server refused is not taken back, and nothing is offered once all of it was refused', async () => {
  const tickets = ['T-1', 'T-2'].map((id) => aTicket().id(id).status('active').build())
  const desk = defaultDesk('Desk', 'UTC')
  const paper = createPaperDesk({ account, desk, queues: [], people: [], tickets, now: () => now })
  const ways: NoticeWay[] = []
  const verbs = createVerbs(paper, (_sentence, way = null) => {
    if (way !== null) ways.push(way)
  })
  paper.connect({ kind: 'offline', since: now, nextTryAt: null }, now)
  await verbs.plainOnAll(
    'take',
    tickets.map(({ id }) => id),
  )
  const [way] = ways
  const ended: string[] = []
  way?.endsWith?.(() => ended.push('ended'))
  const [first, second] = paper.sync.get().waiting
  if (!first || !second) throw new Error('Nothing waits.')
  paper.refuse({ ...first, refusal: { kind: 'not-allowed' } })
  expect(ended).toEqual([])
  way?.run()
  await expect.poll(() => paper.sync.get().waiting.slice(2)).toMatchObject([{ ticketId: 'T-2' }])
  paper.refuse({ ...second, refusal: { kind: 'not-allowed' } })
  expect(ended).toEqual(['ended'])
})
