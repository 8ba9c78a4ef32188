import { describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { queueId } from '#shared/domain/ids'
import { HOUR_MS, SECOND_MS } from '#shared/domain/instant'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { compileTerms } from '#shared/domain/sla/terms'
import { statusSchema } from '#shared/domain/ticket'
import { createVerbs } from '../../../desk/useVerbs'
import { changeRefusedBecause } from './changing'
import { previewOf, toPriority, toQueue, toStatus } from './preview'

/** Monday 2 March 2026, with 09:00 as the opening and 08:00 to 16:00 as the hours. */
const now = at('2026-03-02T10:00Z')
const account = anAccount('Jonas Berg')
const desk = defaultDesk('Desk', 'UTC')
const compiled = compileTerms(desk, now)
if (!compiled.ok) throw new Error(compiled.refusal.kind)
const terms = compiled.value
const p2 = aTicket().priority('P2').acknowledgedAt(at('2026-03-02T09:10Z'))
const ticket = p2.build()

describe('a preview', () => {
  it('[TKT11] is what the verb then does', async () => {
    const preview = previewOf(toPriority('P1'), ticket, account, terms, now)
    const moved = preview?.find(({ metric }) => metric === 'resolution')
    const data = createPaperDesk({
      account,
      desk,
      queues: [],
      people: [],
      tickets: [ticket],
      now: () => now,
    })
    await createVerbs(data, () => undefined).choose('changePriority', ticket.id, { to: 'P1' })
    const after = data.tickets
      .get()
      .byId.get(ticket.id)
      ?.clocks.find(({ metric }) => metric === 'resolution')
    expect(moved).toMatchObject({ kind: 'due-moved', to: at('2026-03-02T13:00Z') })
    expect(after).toMatchObject({ state: 'running', dueAt: at('2026-03-02T13:00Z') })
  })

  it('[TKT11] is none for what would be refused or changes nothing', () => {
    expect(previewOf(toPriority('P2'), ticket, account, terms, now)).toBeNull()
    expect(previewOf({ verb: 'reopen' }, ticket, account, terms, now)).toBeNull()
    expect(previewOf(toQueue(queueId('network')), ticket, account, terms, now)).toEqual([])
  })

  it('[TKT11] never puts the change before what has just happened', () => {
    const touched = p2.notedAt(at('2026-03-02T10:00:30Z')).build()
    const preview = previewOf({ verb: 'resolve' }, touched, account, terms, now)
    expect(preview).toContainEqual({
      kind: 'met',
      metric: 'resolution',
      cycle: 0,
      elapsedMs: HOUR_MS + 30 * SECOND_MS,
    })
  })
})

describe('what can be changed by choosing', () => {
  it('[TKT14] each status is reached by the verb that an agent would use', () => {
    const verbs = statusSchema.options.map((status) => [status, toStatus(status, ticket)?.verb ?? null])
    expect(Object.fromEntries(verbs)).toEqual({
      new: null,
      active: 'resume',
      'waiting-customer': 'waitForCustomer',
      'waiting-vendor': 'waitFor',
      'waiting-problem': 'waitFor',
      'waiting-evidence': 'waitFor',
      resolved: 'resolve',
      closed: null,
    })
    expect(toStatus('active', aTicket().status('resolved').build())?.verb).toBe('reopen')
  })

  it('[TKT14] a closed ticket keeps its priority and queue but can be reopened; a display changes nothing', () => {
    const closed = aTicket().status('closed').build()
    for (const what of ['priority', 'queue'] as const) {
      expect(changeRefusedBecause(what, closed, account, now)).toBe(
        'The ticket is closed, so this cannot be done now.',
      )
      expect(changeRefusedBecause(what, ticket, account, now)).toBeNull()
    }
    expect(changeRefusedBecause('status', closed, account, now)).toBeNull()
    expect(changeRefusedBecause('status', ticket, anAccount('Wall', 'display'), now)).not.toBeNull()
  })
})
