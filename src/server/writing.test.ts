import { describe, expect, it } from 'vitest'
import { clientId } from '#shared/domain/ids'
import { orgScope } from '#shared/domain/scope'
import type { Live } from '#shared/protocol/messages'
import { seq } from '#shared/protocol/rows'
import type { Commit } from './db/store'
import { createWriting } from './writing'

const change = (n: number): Live => ({
  scope: orgScope,
  prev: seq(n - 1),
  seq: seq(n),
  rows: [],
  by: { clientId: clientId('console-1'), n },
})

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A store whose disk takes what was written when `take` is called, and what was told and answered so far. */
function aWriting() {
  const waiting: (() => void)[] = []
  const told: Commit[] = []
  const answered: number[] = []
  const onDisk = (): Promise<void> => new Promise((resolve) => waiting.push(resolve))
  const { commitAndSend } = createWriting({ onDisk }, (commit) => told.push(commit))
  const write = async (n: number): Promise<void> => {
    const done = await commitAndSend(
      async () => n,
      () => [change(n)],
    )
    answered.push(done)
  }
  return { write, told, answered, take: () => waiting.shift()?.() }
}

describe('writing while the server runs', () => {
  it('[SYN155] tells the consoles at once and answers when the commit is on the disk', async () => {
    const { write, told, answered, take } = aWriting()
    void write(1)
    void write(2)
    await settled()
    expect(told.flat().map((live) => live.seq)).toEqual([1, 2])
    expect(answered).toEqual([])
    take()
    await settled()
    expect(answered).toEqual([1])
  })

  it('[SYN156] names no command in what it tells, as that would be its answer before the disk has it', async () => {
    const { write, told } = aWriting()
    void write(1)
    await settled()
    expect(told.flat()).toEqual([{ ...change(1), by: null }])
  })
})
