import { describe, expect, it } from 'vitest'
import type { MailImageAnswer } from '../../../data/onDemand/mailImages'
import { askForImages } from './askForImages'
import type { RemoteImage } from './safeMail'

const drawn = (count: number): readonly RemoteImage[] =>
  Array.from({ length: count }, (_, number) => ({ url: new URL(`https://a.example/${number}`), number }))
const turn = () => new Promise<void>((next) => setImmediate(next))

/** Questions that wait until they are answered by hand. */
function desk(images: readonly RemoteImage[]) {
  const asked: number[] = []
  const told: (readonly [number | null, string])[] = []
  const answers: ((answer: MailImageAnswer) => void)[] = []
  const leaving = new AbortController()
  const done = askForImages({
    images,
    ask: (image) => {
      asked.push(image)
      return new Promise((answer) => answers.push(answer))
    },
    tell: ({ number }, { kind }) => told.push([number, kind]),
    signal: leaving.signal,
  })
  const answer = async (kind: 'no-answer' | 'off') => {
    answers.shift()?.({ kind })
    await turn()
  }
  return { asked, told, leaving, done, answer }
}

describe('asking for the images of a mail', () => {
  it('[TKT84] asks for three at a time, in their order', async () => {
    const { asked, told, answer, done } = desk(drawn(5))
    expect(asked).toEqual([0, 1, 2])
    await answer('no-answer')
    expect(asked).toEqual([0, 1, 2, 3])
    for (let n = 0; n < 4; n++) await answer('no-answer')
    await done
    expect(asked).toEqual([0, 1, 2, 3, 4])
    expect(told).toEqual([0, 1, 2, 3, 4].map((number) => [number, 'no-answer']))
  })

  it('[TKT84] asks nobody for more once nobody waits for them', async () => {
    const { asked, told, leaving, answer, done } = desk(drawn(5))
    leaving.abort()
    for (let n = 0; n < 3; n++) await answer('no-answer')
    await done
    expect(asked).toEqual([0, 1, 2])
    expect(told).toEqual([])
  })

  it('[TKT83] asks a server that fetches none no further', async () => {
    const { asked, told, answer, done } = desk(drawn(6))
    for (let n = 0; n < 3; n++) await answer('off')
    await done
    expect(asked).toEqual([0, 1, 2])
    expect(told.map(([, kind]) => kind)).toEqual(Array.from({ length: 6 }, () => 'off'))
  })

  it('[TKT82] tells of an image that the server would not find, without asking', async () => {
    const { asked, told, done } = desk([{ url: new URL('https://a.example/'), number: null }])
    await done
    expect(asked).toEqual([])
    expect(told).toEqual([[null, 'unknown']])
  })
})
