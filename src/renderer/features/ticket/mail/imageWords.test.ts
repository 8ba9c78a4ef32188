import { describe, expect, it } from 'vitest'
import { mailImageRefusalSchema } from '#shared/protocol/mailImages'
import type { ImageOutcome } from './imageOutcome'
import { hostsText, imagesSentence, imagesState, refusedSentence } from './imageWords'
import type { RemoteImage } from './safeMail'

const drawn = (...addresses: readonly string[]): readonly RemoteImage[] =>
  addresses.map((address, number) => ({ url: new URL(address), number }))
const two = drawn('https://a.example/1', 'http://b.example:81/2')
const shown: ImageOutcome = { kind: 'shown', source: 'data:image/gif;base64,R0lGOD' }

/** The state and the line of two images, of which these are answered. */
function lineOf(outcomes: readonly ImageOutcome[], isAsked = true, isOffline = false) {
  const answered = new Map(outcomes.map((outcome, index) => [two[index]?.url.href ?? '', outcome]))
  const state = imagesState(two, { isAsked, outcomes: answered }, isOffline)
  return [state, imagesSentence(state, two, answered)]
}

describe('the line above a mail with images of other computers', () => {
  it('[TKT80] says how many are not shown, from where, and what loading them tells', () => {
    expect(lineOf([], false)).toEqual([
      'hidden',
      '2 images from a.example and b.example:81 are not shown. Once they are loaded, the sender can see that this ticket is being read.',
    ])
    expect(imagesSentence('hidden', two.slice(0, 1), new Map())).toMatch(
      /^1 image from a\.example is not shown/,
    )
  })

  it('[TKT80] names each computer once, and of many the first two', () => {
    const many = drawn(...['a', 'b', 'a', 'c', 'd', 'e'].map((host) => `https://${host}.example/`))
    expect(hostsText(many.slice(0, 4))).toBe('a.example, b.example and c.example')
    expect(hostsText(many)).toBe('a.example, b.example and 3 other computers')
  })

  it('[TKT81] tells that they are on their way, and that they are shown', () => {
    expect(lineOf([])).toEqual(['loading', 'The server is loading 2 images from a.example and b.example:81.'])
    expect(lineOf([shown])[0]).toBe('loading')
    expect(lineOf([shown, shown])).toEqual(['shown', '2 images from a.example and b.example:81 are shown.'])
  })

  it('[TKT82] tells how many could not be loaded', () => {
    expect(lineOf([shown, { kind: 'not-public' }])).toEqual([
      'lacking',
      '1 image could not be loaded. The reason stands beside its link, which opens it in your browser.',
    ])
  })

  it('[TKT83] says that the server is needed, or loads none', () => {
    expect(lineOf([], false, true)[1]).toMatch(/not shown\. Loading them needs the server\.$/)
    expect(lineOf([shown, shown], true, true)[0]).toBe('shown')
    expect(lineOf([{ kind: 'off' }])).toEqual([
      'off',
      '2 images from a.example and b.example:81 are not shown: this server loads no images from elsewhere. The links open them in your browser.',
    ])
  })
})

describe('the place of an image that is not shown', () => {
  it('[TKT82] says why in one sentence, unless the line above says it for all', () => {
    const kinds = [...mailImageRefusalSchema.def.innerType.def.shape.kind.options, 'unreached'] as const
    expect(kinds.filter((kind) => !/^[A-Z].+\.$/.test(refusedSentence(kind) ?? ''))).toEqual(['off'])
    expect(refusedSentence('off')).toBeNull()
  })
})
