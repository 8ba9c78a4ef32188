import { describe, expect, it } from 'vitest'
import { isOfInputMethod } from './isOfInputMethod'

describe('keys of an input method', () => {
  it('[BRD262] are those of a composition, and the one that ends it in Safari, which comes after its end', () => {
    expect(isOfInputMethod({ isComposing: true, keyCode: 13 })).toBe(true)
    expect(isOfInputMethod({ isComposing: true, keyCode: 229 })).toBe(true)
    expect(isOfInputMethod({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(isOfInputMethod({ isComposing: false, keyCode: 13 })).toBe(false)
  })
})
