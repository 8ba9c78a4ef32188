import { expect, it, vi } from 'vitest'
import { keepStored } from './keptStorage'

it('[OUT217] a browser is asked to keep what is stored, and one that fails or cannot be asked is left alone', async () => {
  const persist = vi.fn<() => Promise<boolean>>(async () => Promise.reject(new TypeError('No storage.')))
  keepStored({ storage: { persist } })
  expect(persist).toHaveBeenCalledOnce()
  keepStored({ storage: {} })
  keepStored({})
})
