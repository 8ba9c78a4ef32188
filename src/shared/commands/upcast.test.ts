import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { shippedCommands } from '#kit/shippedCommands'
import { personId } from '../domain/ids'
import { instant } from '../domain/instant'
import { applyIntent } from './applyIntent'
import { commandNames, commands } from './catalogue'
import { presentArgs, upcast } from './upcast'

const ticket = aTicket().build()
const when = instant(ticket.openedAt + 1)
const context = { actor: { id: personId('jonas-berg'), name: 'Jonas Berg' }, at: when, receivedAt: when }

describe('commands of earlier releases', () => {
  it('[OUT84] every version of every command that was shipped has its example in test/kit/shippedCommands', () => {
    const due = commandNames.flatMap((name) =>
      Array.from({ length: commands[name].version }, (_, index) => `${name} ${index + 1}`),
    )
    const known = new Set(shippedCommands.map(({ name, version }) => `${name} ${version}`))
    expect(due.filter((version) => !known.has(version))).toEqual([])
  })

  it('[OUT84] every one of them is read by this release, in the console and in the server', () => {
    for (const verb of shippedCommands) {
      const read = presentArgs(verb.name, verb.version, verb.args)
      expect([verb, read.ok]).toEqual([verb, true])
      const outcome = applyIntent(ticket, verb, context)
      const refusal = outcome.ok ? null : outcome.refusal.kind
      expect([verb, refusal === 'invalid']).toEqual([verb, false])
    }
  })

  it('[OUT85] an older shape is read step by step', () => {
    const steps = {
      1: (args: unknown) => ({ text: args }),
      2: (args: unknown) => ({ ...(args as { readonly text: string }), isPublic: true }),
    }
    expect(upcast('hello', 1, 3, steps)).toEqual({ ok: true, value: { text: 'hello', isPublic: true } })
    expect(upcast({ text: 'hello' }, 2, 3, steps)).toMatchObject({ value: { text: 'hello', isPublic: true } })
    expect(upcast('as it is', 3, 3, steps)).toEqual({ ok: true, value: 'as it is' })
    expect(upcast('hello', 1, 4, steps)).toMatchObject({ refusal: { kind: 'invalid' } })
  })

  it('[OUT85] one of a newer release is refused, never guessed at', () => {
    const newer = { name: 'note', version: 99, args: { messageId: 'm-1', body: 'Words' } }
    expect(applyIntent(ticket, newer, context)).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
    expect(applyIntent(ticket, { ...newer, version: 1 }, context)).toMatchObject({ ok: true })
  })
})
