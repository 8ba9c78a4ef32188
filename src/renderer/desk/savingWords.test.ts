import { describe, expect, it } from 'vitest'
import { aFile } from '#kit/attachedFile'
import { sizeText } from '../ui/sizeText'
import { notSavedSentence, progressText } from './savingWords'

describe('saving an attached file', () => {
  it('[ATT14] says why it did not come and what to do, and nothing when it did', () => {
    expect(notSavedSentence('content', 'log.txt')).toBeNull()
    expect(notSavedSentence('unreached', 'log.txt')).toMatch(/^log\.txt .*cannot be reached now\. Try again/)
    expect(notSavedSentence('unknown', 'log.txt')).toMatch(/not yours to see\.$/)
    expect(notSavedSentence('reauth', 'log.txt')).toMatch(/Sign in again\.$/)
  })

  it('[ATT14] tells how much of a large one has come, and of a small one its size', () => {
    const large = { ...aFile('a', 'a').attachment, bytes: 2 * 1024 * 1024 }
    expect(progressText(large, null)).toBe('2.0 MB')
    expect(progressText(large, 0)).toBe('0 % of 2.0 MB')
    expect(progressText(large, 1024 * 1024)).toBe('50 % of 2.0 MB')
    expect(progressText(aFile('a', 'words').attachment, 3)).toBe('5 bytes')
  })

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1_023, '1,023 bytes'],
    [1_024, '1 KB'],
    [700_000, '684 KB'],
    [1_024_000, '1.0 MB'],
    [25 * 1024 * 1024, '25 MB'],
  ])('[ATT13] a size of %i is told as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text)
  })
})
