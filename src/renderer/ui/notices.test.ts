import { beforeEach, describe, expect, it } from 'vitest'
import { shownMs, useNotices } from './notices'

const sentences = () => useNotices.getState().notices.map(({ sentence }) => sentence)

describe('notices', () => {
  beforeEach(() => useNotices.setState({ notices: [] }))

  it('[BRD28] stand there once, however often they are said, the latest last', () => {
    const { say } = useNotices.getState()
    for (const sentence of ['Mira owns it.', 'It is open.', 'Mira owns it.']) say(sentence)
    expect(sentences()).toEqual(['It is open.', 'Mira owns it.'])
  })

  it('[BRD28] are three at most, and go one by one', () => {
    const { say } = useNotices.getState()
    for (const sentence of ['1', '2', '3', '4']) say(sentence)
    expect(sentences()).toEqual(['2', '3', '4'])
    useNotices.getState().dismiss(useNotices.getState().notices[1]?.id ?? 0)
    expect(sentences()).toEqual(['2', '4'])
  })

  it('[BRD91] two notices of one sentence that take back different things both stay, the newest first by key', () => {
    const { say, goByKey } = useNotices.getState()
    const taken: string[] = []
    const way = (back: string) => ({ label: 'Undo', keys: 'undo', run: () => void taken.push(back) }) as const
    say('You changed the priority of 20418.', way('to P1'))
    say('You changed the priority of 20418.', way('to P2'))
    expect(sentences()).toHaveLength(2)
    goByKey('undo')
    goByKey('undo')
    goByKey('undo')
    expect(taken).toEqual(['to P2', 'to P1'])
  })

  it('[BRD193] stand at least eight seconds, and a long sentence until it is read', () => {
    expect(shownMs('20418 is resolved.')).toBe(8_000)
    expect(shownMs('x'.repeat(400))).toBe(32_000)
  })
})
