import { beforeEach, describe, expect, it } from 'vitest'
import { announce, useAnnouncements } from './announcements'
import { useNotices } from './notices'

const sentences = () => useAnnouncements.getState().spoken.map(({ sentence }) => sentence)

describe('what a window says aloud', () => {
  beforeEach(() => useAnnouncements.setState({ spoken: [] }))

  it('[BRD95] adds each sentence by itself, also one that reads as the last did', () => {
    announce('20418 first reply, breached.')
    announce('20418 first reply, breached.')
    expect(new Set(useAnnouncements.getState().spoken.map(({ id }) => id)).size).toBe(2)
  })

  it('[BRD95] keeps no more than is still being read', () => {
    for (const sentence of ['1', '2', '3', '4']) announce(sentence)
    expect(sentences()).toEqual(['2', '3', '4'])
  })

  it('[BRD95] says every notice', () => {
    useNotices.getState().say('Mira owns it.')
    expect(sentences()).toEqual(['Mira owns it.'])
  })
})
