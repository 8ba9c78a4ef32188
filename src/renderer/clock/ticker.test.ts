import { describe, expect, it } from 'vitest'
import { createVirtualTimers } from '#kit/virtualTimers'
import { instant } from '#shared/domain/instant'
import { createTicker } from './ticker'

/** A ticker on virtual time that began 300 ms into a second, 58.3 s into a minute. */
function aTicker() {
  const timers = createVirtualTimers(1_772_000_398_300)
  const ticker = createTicker(() => instant(timers.now()), timers)
  return { timers, ticker }
}

describe('the ticker', () => {
  it('[CLK1] beats on the full seconds of the server’s clock, once for everybody', () => {
    const { timers, ticker } = aTicker()
    const beats: number[] = []
    let others = 0
    ticker.watch(() => beats.push(ticker.at('second')))
    ticker.watch(() => others++)
    timers.advance(699)
    expect(beats).toEqual([])
    timers.advance(3_011)
    expect(beats).toEqual([1_772_000_399_000, 1_772_000_400_000, 1_772_000_401_000, 1_772_000_402_000])
    expect(others).toBe(4)
    expect(timers.now() % 1_000).toBeLessThan(20)
  })

  it('[CLK2] gives the same number until the next beat, and the minute only when it changes', () => {
    const { timers, ticker } = aTicker()
    ticker.watch(() => undefined)
    const minutes = new Set<number>()
    for (let n = 0; n < 60; n++) {
      minutes.add(ticker.at('minute'))
      timers.advance(1_000)
    }
    expect([...minutes]).toEqual([1_772_000_340_000, 1_772_000_400_000])
    const before = ticker.at('second')
    timers.advance(100)
    expect(ticker.at('second')).toBe(before)
  })

  it('[CLK3] rests while nobody listens, and wakes with the right time', () => {
    const { timers, ticker } = aTicker()
    const undo = ticker.watch(() => undefined)
    undo()
    timers.advance(100_000)
    expect(ticker.at('second')).toBe(1_772_000_498_000)
    let beats = 0
    ticker.watch(() => beats++)
    timers.advance(1_000)
    expect(beats).toBe(1)
    ticker.close()
    timers.advance(5_000)
    expect(beats).toBe(1)
  })
})
