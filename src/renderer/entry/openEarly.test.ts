import { expect, it, vi } from 'vitest'
import { anAccount } from '#kit/builders'
import { openEarly } from './openEarly'
import type { OpenDesk } from './useOpening'

const kept = { token: 'a token', account: anAccount('Jonas Berg', 'agent') }
const someoneElse = { token: 'another', account: anAccount('Mia Halonen', 'agent') }

/** Never opened: who asked is all that counts. */
const aDoor = () => vi.fn<OpenDesk>(() => new Promise(() => undefined))

it('[BRD141] the desk of who is signed in is opened before anything is drawn, and once', () => {
  const door = aDoor()
  const openDesk = openEarly(kept, door)
  expect(door).toHaveBeenCalledExactlyOnceWith(kept)
  const [begun] = door.mock.results
  expect(openDesk(kept)).toBe(begun?.value)
  expect(door).toHaveBeenCalledTimes(1)
  void openDesk(kept)
  expect(door).toHaveBeenCalledTimes(2)
})

it('[BRD141] nobody else gets that desk, and it is not opened while nobody is signed in', () => {
  const door = aDoor()
  const openDesk = openEarly(kept, door)
  void openDesk(someoneElse)
  expect(door.mock.calls).toEqual([[kept], [someoneElse]])
  const closed = aDoor()
  openEarly(null, closed)
  expect(closed).not.toHaveBeenCalled()
})

it('[BRD141] a desk that cannot be opened tells whoever asks for it', async () => {
  const openDesk = openEarly(kept, () => Promise.reject(new Error('The disk is full.')))
  await Promise.resolve()
  await expect(openDesk(kept)).rejects.toThrow('The disk is full.')
})
