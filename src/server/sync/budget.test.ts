import { describe, expect, it } from 'vitest'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { PROTOCOL } from '#shared/protocol/version'
import { leaveOut } from './budget'
import type { ConsoleSocket } from './server'

const scope = queueScope(queueId('network'))

/** What a console of this protocol is told when two live changes are left out. */
function toldOf(protocol: number): readonly unknown[] {
  const told: unknown[] = []
  const socket = {
    data: { seat: { protocol }, lagging: new Set() },
    emit: (...words: readonly unknown[]) => told.push(words),
  } as unknown as ConsoleSocket
  leaveOut(socket, scope)
  leaveOut(socket, scope)
  return told
}

describe('a live change that is left out', () => {
  it('[SYN177] is told of once for each scope, and not at all to a console of the protocol before', () => {
    expect(toldOf(PROTOCOL)).toEqual([['lag', { scope }]])
    expect(toldOf(PROTOCOL - 1)).toEqual([])
  })
})
