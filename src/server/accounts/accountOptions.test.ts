import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAccountOptions } from './accountOptions'

const read = (...args: readonly string[]) => {
  const asked = readAccountOptions(args)
  if (!asked.ok) return asked.refusal
  return asked.value.kind === 'help' ? 'help' : asked.value.options
}
const here = { server: null, data: resolve('data') }
const email = 'mira@desk.example'

describe('the command line of accounts', () => {
  it('[ACC5] says whom it is about, what is to be, and where', () => {
    expect(read('list')).toEqual({ place: here, wish: { kind: 'list' } })
    expect(read('add', 'Mira@Desk.example', '--name', 'Mira Laine')).toEqual({
      place: here,
      wish: { kind: 'add', email, name: 'Mira Laine', role: 'agent', queues: 'all' },
    })
    const change = read('change', email, '--role', 'supervisor', '--queues', 'network,data', '--data', 'desk')
    expect(change).toEqual({
      place: { server: null, data: resolve('desk') },
      wish: { kind: 'change', email, name: null, role: 'supervisor', queues: ['network', 'data'] },
    })
    expect(read('password', email)).toMatchObject({ wish: { kind: 'renew', email } })
    expect(read('shut', email, '--server', 'http://127.0.0.1:9')).toMatchObject({
      place: { server: 'http://127.0.0.1:9' },
      wish: { kind: 'shut', email },
    })
    expect(read('--help')).toBe('help')
  })

  it('[ACC5] [SRV214] says what is wrong in one sentence', () => {
    expect(read()).toBe('Say what to do: list, add, change, password or shut.')
    expect(read('remove', email)).toBe('There is no "remove" here; say list, add, change, password or shut.')
    expect(read('shut')).toBe('Give the e-mail of the account.')
    expect(read('shut', email, 'now')).toBe('"now" is one word too many.')
    expect(read('list', email)).toBe(`"${email}" is one word too many.`)
    for (const name of ['', '   ', 'A\nB', 'A\u0000', '\u202EliveA', 'n'.repeat(121)]) {
      expect(read('add', email, '--name', name)).toBe('--name takes a name of 1 to 120 letters in one line.')
    }
    expect(read('add', email)).toBe('Give the name to show: --name "Mira Laine".')
    expect(read('add', 'mira', '--name', 'Mira')).toBe('"mira" is no e-mail address.')
    expect(read('add', email, '--name', ' ')).toBe('--name takes a name of 1 to 120 letters in one line.')
    expect(read('change', email)).toBe('Say what to change: --name, --role or --queues.')
    expect(read('change', email, '--role', 'display')).toBe(
      '--role "display" is no role; say agent, supervisor, admin.',
    )
    expect(read('change', email, '--queues', '')).toBe(
      '--queues takes the ids of queues with commas between them, or all.',
    )
    expect(read('list', '--port', '1')).toContain('--port')
  })
})
