import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepPages } from './keptPages'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function aPage(registered: { active: object | null } | 'refused' | 'nothing') {
  const update = vi.fn<() => Promise<void>>(async () => undefined)
  const register = vi.fn<(path: string, options?: RegistrationOptions) => Promise<ServiceWorkerRegistration>>(
    async () => {
      if (registered === 'refused') throw new DOMException('Not here.', 'SecurityError')
      return (registered === 'nothing'
        ? undefined
        : { ...registered, update }) as unknown as ServiceWorkerRegistration
    },
  )
  const idle: (() => void)[] = []
  const page = {
    navigator: { serviceWorker: { register } },
    setTimeout: (act: () => void, ms: number) => setTimeout(act, ms),
    requestIdleCallback: (act: () => void) => void idle.push(act),
  }
  return { page, register, update, idle }
}

it('[OUT213] the pages are kept when the start is over and the page has nothing else to do', async () => {
  const { page, register, update, idle } = aPage({ active: null })
  keepPages(page)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(register).not.toHaveBeenCalled()
  idle.forEach((act) => act())
  await vi.advanceTimersByTimeAsync(0)
  expect(register.mock.calls).toEqual([['/pageKeeper.js', { updateViaCache: 'none' }]])
  expect(update).not.toHaveBeenCalled()
})

it('[OUT212] where they are kept already the browser looks for another build', async () => {
  const { page, update, idle } = aPage({ active: {} })
  keepPages(page)
  await vi.advanceTimersByTimeAsync(10_000)
  idle.forEach((act) => act())
  await vi.advanceTimersByTimeAsync(0)
  expect(update).toHaveBeenCalledOnce()
})

it.each(['refused', 'nothing'] as const)(
  '[OUT213] a browser that registers %s is not spoken of',
  async (registered) => {
    const { page, register } = aPage(registered)
    keepPages({ navigator: page.navigator, setTimeout: page.setTimeout })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(register).toHaveBeenCalledOnce()
  },
)

it('[OUT213] a page without https is left as it is', async () => {
  const { page } = aPage('nothing')
  keepPages({ navigator: {}, setTimeout: page.setTimeout })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(vi.getTimerCount()).toBe(0)
})
