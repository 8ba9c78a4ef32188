import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { createWallClock } from '../../ui/wallClock'
import { isReloadDue } from './reloadDue'

const atFour = at('2027-03-30T04:00+03:00')
const wall = {
  openedAt: at('2027-03-29T12:00+03:00'),
  connection: 'live' as const,
  nextBreachAt: null,
  wallClock: createWallClock('Europe/Helsinki'),
}

describe('nightly reload', () => {
  it('[WBD10] the wall loads itself anew in the hour from 04:00 of the desk', () => {
    expect(isReloadDue(wall, at('2027-03-30T03:59+03:00'))).toBe(false)
    expect(isReloadDue(wall, atFour)).toBe(true)
    expect(isReloadDue(wall, at('2027-03-30T05:00+03:00'))).toBe(false)
  })

  it('[WBD10] only while the server answers, so that the wall never goes blank', () => {
    expect(isReloadDue({ ...wall, connection: 'offline' }, atFour)).toBe(false)
  })

  it('[WBD15] a page too old for its server is loaded anew at any hour, at most every five minutes', () => {
    const outdated = { ...wall, connection: 'too-old' as const }
    const noon = at('2027-03-30T12:00+03:00')
    expect(isReloadDue(outdated, noon)).toBe(true)
    expect(isReloadDue({ ...outdated, openedAt: noon }, at('2027-03-30T12:04:59+03:00'))).toBe(false)
    expect(isReloadDue({ ...outdated, openedAt: noon }, at('2027-03-30T12:05+03:00'))).toBe(true)
  })

  it('[WBD10] once a night, and not in the minutes before a breach', () => {
    expect(isReloadDue({ ...wall, openedAt: atFour }, at('2027-03-30T04:01+03:00'))).toBe(false)
    expect(isReloadDue({ ...wall, nextBreachAt: at('2027-03-30T04:01+03:00') }, atFour)).toBe(false)
  })
})
