import { expect, it } from 'vitest'
import { createVirtualTimers } from '#kit/virtualTimers'
import { lookRegularly } from './lookRegularly'

it('[BRD172] what is looked for again and again is looked for first after its time, and no more once that is undone', () => {
  const timers = createVirtualTimers()
  let looks = 0
  const stop = lookRegularly(timers, { afterMs: 1_500, everyMs: 30_000 }, () => {
    looks += 1
  })
  timers.advance(1_499)
  expect(looks).toBe(0)
  timers.advance(1)
  expect(looks).toBe(1)
  timers.advance(60_000)
  expect(looks).toBe(3)
  stop()
  timers.advance(60_000)
  expect(looks).toBe(3)
})
