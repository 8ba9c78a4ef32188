import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { wallboardId } from '#shared/domain/wallboard'
import { createWallboardBell } from './wallboardBell'

const [hall, kitchen] = [wallboardId('hall'), wallboardId('kitchen')]
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function waiters() {
  const bell = createWallboardBell()
  const woken: string[] = []
  const wait = (name: string, id = hall, since = bell.rung()) =>
    bell.wait(id, 25_000, since).then(() => woken.push(name))
  return { bell, woken, wait }
}

it('[SRV122] a change wakes who waits for it and nobody else', async () => {
  const { bell, woken, wait } = waiters()
  void wait('one')
  void wait('two')
  void wait('other', kitchen)
  bell.ring(hall)
  await vi.advanceTimersByTimeAsync(0)
  expect(woken).toEqual(['one', 'two'])
})

it('[SRV122] a change that came after one looked and before one waited is not slept through', async () => {
  const { bell, woken, wait } = waiters()
  const looked = bell.rung()
  bell.ring(hall)
  void wait('late', hall, looked)
  await vi.advanceTimersByTimeAsync(0)
  expect(woken).toEqual(['late'])
})

it('[SRV122] who waits for nothing is answered after a while, and everybody when the server stops', async () => {
  const { bell, woken, wait } = waiters()
  void wait('first')
  await vi.advanceTimersByTimeAsync(24_999)
  expect(woken).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(woken).toEqual(['first'])
  void wait('second', kitchen)
  bell.close()
  await vi.advanceTimersByTimeAsync(0)
  expect(woken).toEqual(['first', 'second'])
  expect(vi.getTimerCount()).toBe(0)
})

it('[SRV122] beyond a thousand nobody is kept waiting', async () => {
  const { woken, wait } = waiters()
  for (let number = 0; number < 1_000; number++) void wait(`patient ${number}`)
  void wait('one too many')
  await vi.advanceTimersByTimeAsync(0)
  expect(woken).toEqual(['one too many'])
})
