import { describe, expect, it } from 'vitest'
import type { CommandName } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/commands/refusal'
import { commandId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { RefusedCommand } from '../../data/deskData'
import { fateOf, letterTitle } from './letterWords'
import { redoLabel, redoOf } from './redo'

const id = ticketId('20429')
const mira = { kind: 'already-acknowledged', by: 'Mira Laine', at: instant(1_000) } as const
const refusedCommand = (name: CommandName, refusal: Refusal, args: unknown = {}): RefusedCommand => ({
  n: 1,
  id: commandId('c1'),
  name,
  ticketId: id,
  at: instant(7_000),
  args,
  refusal,
})

describe('an action that was not applied', () => {
  it('[BRD10] tells by name who came first, and when', () => {
    const command = refusedCommand('acknowledge', mira)
    expect(letterTitle(command)).toBe('Mira Laine acknowledged first')
    expect(fateOf(command, () => '14:20:52')).toEqual({ kind: 'later', theirs: '14:20:52' })
    const gaps = { lost: 'Your acknowledgement of 20429', time: '14:20:58', theirs: '14:20:52' }
    expect(say('connection:refused.later', gaps)).toBe(
      'Your acknowledgement of 20429 at 14:20:58 reached the server later than theirs of 14:20:52.',
    )
  })

  it('[BRD10] tells every other reason in a sentence that says what to do', () => {
    const stale = refusedCommand('resolve', { kind: 'stale', by: 'Ewa Nowak', what: 'customer-replied' })
    expect(letterTitle(stale)).toBe('Ewa Nowak changed the ticket first')
    expect(fateOf(stale, String)).toMatchObject({ reason: expect.stringMatching(/^Ewa Nowak wrote again/) })
    const closed = refusedCommand('resolve', { kind: 'not-in-this-status', status: 'closed' })
    expect(letterTitle(closed)).toBe('The ticket had moved on')
    const byMira = refusedCommand('waitFor', {
      kind: 'not-in-this-status',
      status: 'resolved',
      by: 'Mira Laine',
    })
    expect(letterTitle(byMira)).toBe('Mira Laine changed the ticket first')
    expect(fateOf(byMira, String)).toMatchObject({ reason: expect.stringMatching(/^Mira Laine resolved it/) })
  })

  it('[BRD11] a lost acknowledgement is done again by taking the ticket over', () => {
    const redo = redoOf(refusedCommand('acknowledge', mira))
    expect(redo).toEqual({ kind: 'take-over', ticket: id })
    expect(redoLabel({ kind: 'take-over', ticket: id })).toBe('Redo: take it over')
  })

  it('[BRD11] a verb that met a change is done again as it was', () => {
    const stale = { kind: 'stale', by: 'Ewa Nowak', what: 'moved' } as const
    expect(redoOf(refusedCommand('resolve', stale))).toEqual({ kind: 'plain', ticket: id, verb: 'resolve' })
  })

  it('[BRD11] what could only be refused again is not offered', () => {
    expect(redoOf(refusedCommand('resolve', { kind: 'not-allowed' })).kind).toBe('none')
    expect(redoOf(refusedCommand('assign', mira)).kind).toBe('none')
  })

  it('[BRD11] written words are never lost: they go back to the draft', () => {
    const reply = refusedCommand('reply', { kind: 'not-allowed' }, { messageId: 'm1', body: 'Hello' })
    expect(redoOf(reply)).toEqual({ kind: 'restore', ticket: id, mode: 'reply', body: 'Hello' })
  })
})
