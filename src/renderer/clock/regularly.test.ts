import { expect, it } from 'vitest'
import { createVirtualTimers } from '#kit/virtualTimers'
import { regularly } from './regularly'

const nobody = (sentence: string): void => expect.unreachable(sentence)

it('[BRD172] what is done again and again comes first after its time, and no more once it is closed', () => {
  const timers = createVirtualTimers()
  let looks = 0
  const looking = regularly({ timers, report: nobody }, { afterMs: 1_500, everyMs: 30_000 }, () => {
    looks += 1
  })
  timers.advance(1_499)
  expect(looks).toBe(0)
  timers.advance(1)
  expect(looks).toBe(1)
  timers.advance(60_000)
  expect(looks).toBe(3)
  looking.close()
  timers.advance(60_000)
  expect(looks).toBe(3)
})

it('[BRD180] a time that fails is reported, and the next one comes all the same', async () => {
  const timers = createVirtualTimers()
  const reported: string[] = []
  let times = 0
  const work = async (): Promise<void> => {
    times += 1
    if (times === 1) throw new Error('the disk is full')
  }
  const working = regularly({ timers, report: (sentence) => void reported.push(sentence) }, 1_000, work)
  timers.advance(2_000)
  await expect.poll(() => reported).toEqual(['Error: the disk is full'])
  expect(times).toBe(2)
  working.close()
})
