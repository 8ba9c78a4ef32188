import { spawnSync } from 'node:child_process'
import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { oneAtATime } from './oneAtATime.mjs'

let folder: ReturnType<typeof temporaryFolder>
let file = ''
beforeEach(() => {
  folder = temporaryFolder('t-minus-turns')
  file = join(folder.path, 'out', '.building')
})
afterEach(() => folder.remove())

const nobodyWaits = {
  pause: async () => {
    throw new Error('It waits for nobody.')
  },
}

it('[SRV216] of several at once each waits for the one before, and says so once', async () => {
  let atWork = 0
  let waiting = 0
  const work = async () => {
    atWork += 1
    await new Promise(setImmediate)
    expect(atWork).toBe(1)
    atWork -= 1
    return 'built'
  }
  const turn = () =>
    oneAtATime(file, work, { waits: () => (waiting += 1), pause: () => new Promise(setImmediate) })
  expect(await Promise.all([turn(), turn(), turn()])).toEqual(['built', 'built', 'built'])
  expect(waiting).toBe(2)
  expect(existsSync(file)).toBe(false)
})

it('[SRV216] what ended in the middle, or is older than any build, holds nobody up', async () => {
  const gone = spawnSync(process.execPath, ['-e', ''])
  expect(await oneAtATime(file, async () => 'first', nobodyWaits)).toBe('first')
  writeFileSync(file, String(gone.pid))
  expect(await oneAtATime(file, async () => 'after', nobodyWaits)).toBe('after')
  const longAgo = Date.now() / 1000 - 3_600
  for (const holder of ['', String(process.ppid)]) {
    writeFileSync(file, holder)
    utimesSync(file, longAgo, longAgo)
    expect(await oneAtATime(file, async () => 'after', nobodyWaits)).toBe('after')
  }
})

it('[SRV216] what fails makes room for the next', async () => {
  const failing = oneAtATime(file, () => Promise.reject(new Error('It did not build.')), nobodyWaits)
  await expect(failing).rejects.toThrow('It did not build.')
  expect(await oneAtATime(file, async () => 'built', nobodyWaits)).toBe('built')
})
