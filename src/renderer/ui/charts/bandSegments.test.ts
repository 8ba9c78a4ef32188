import { describe, expect, it } from 'vitest'
import { bandSegments } from './bandSegments'

const none = { breach: 0, near: 0, soon: 0, later: 0, paused: 0 }

describe('band bar', () => {
  it('[WBD9] a short bar shows one cell per urgent ticket and one piece for the others', () => {
    const segments = bandSegments({ ...none, breach: 2, soon: 1, later: 9, paused: 3 }, 15)
    expect(segments.map(({ urgency, count }) => `${urgency} ${count}`)).toEqual([
      'breach 1',
      'breach 1',
      'soon 1',
      'later 9',
      'paused 3',
    ])
  })

  it('[WBD9] a bar of hundreds shows one piece per band, and every band that is there', () => {
    const segments = bandSegments({ ...none, breach: 400, near: 1, later: 500 }, 901)
    expect(segments.map(({ urgency, count }) => `${urgency} ${count}`)).toEqual([
      'breach 400',
      'near 1',
      'later 500',
    ])
  })
})
