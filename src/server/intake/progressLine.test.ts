import { describe, expect, it } from 'vitest'
import { createProgressLine, progressText } from './progressLine'

describe('progressLine', () => {
  it('[IMP10] says the share done, the rate and the time left', () => {
    expect(progressText(0.41, 10_240, 3_100, 'incidents')).toBe('41 %, 10,240 incidents, 3,303/s, 0:05 left')
    expect(progressText(0.5, 1_000, 754_000, 'incidents')).toBe('50 %, 1,000 incidents, 1/s, 12:34 left')
    expect(progressText(0, 0, 0, 'incidents')).toBe('0 %, 0 incidents, 0/s')
  })

  it('[IMP10] redraws one line on a terminal and writes plain lines elsewhere', () => {
    for (const isTerminal of [true, false]) {
      let clockMs = 0
      const written: string[] = []
      const line = createProgressLine({
        write: (text) => written.push(text),
        isTerminal,
        elapsedMs: () => clockMs,
        unit: 'incidents',
      })
      for (clockMs = 1_000; clockMs <= 10_000; clockMs += 50) {
        line.show({ fraction: clockMs / 10_000, done: clockMs })
      }
      line.end()
      expect(written.length).toBe(isTerminal ? 92 : 2)
      expect(written[0]).toBe(
        isTerminal
          ? '\r\u001b[K[##......................] 10 %, 1,000 incidents, 1,000/s, 0:09 left'
          : '10 %, 1,000 incidents, 1,000/s, 0:09 left\n',
      )
    }
  })
})
