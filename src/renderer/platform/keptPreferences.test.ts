import { expect, it } from 'vitest'
import { firstPreferences } from '#shared/domain/preferences'
import { keepPreferences } from './keptPreferences'

function aBrowser(kept = new Map<string, string>()) {
  const tabs = new Set<(event: { readonly key: string }) => void>()
  let isFull = false
  const tab = () => {
    const heard: string[] = []
    const page = {
      localStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        removeItem: (key: string) => void kept.delete(key),
        setItem: (key: string, value: string) => {
          if (isFull) throw new Error('QuotaExceededError')
          kept.set(key, value)
          for (const hear of tabs) if (hear !== own) hear({ key })
        },
      },
      addEventListener: (_name: string, hear: (event: { readonly key: string }) => void) => {
        own = hear
        tabs.add(hear)
      },
    }
    let own: ((event: { readonly key: string }) => void) | null = null
    const preferences = keepPreferences(
      page as unknown as Window,
      ({ theme }) => heard.push(theme),
      (isKept) => heard.push(isKept ? 'kept' : 'not kept'),
    )
    return { preferences, heard }
  }
  const fill = (full: boolean) => {
    isFull = full
  }
  return { kept, tab, fill }
}

it('[DSK128] a full store is told once, the choice holds until the tab closes, and room is told too', () => {
  const browser = aBrowser(new Map([['tminus.preferences', 'half a fi']]))
  browser.fill(true)
  const { preferences, heard } = browser.tab()
  expect([preferences.wasDamaged, preferences.isKept()]).toEqual([true, true])
  preferences.change({ theme: 'light' })
  preferences.change({ theme: 'dark' })
  expect([preferences.get().theme, preferences.isKept()]).toEqual(['dark', false])
  browser.fill(false)
  preferences.change({ density: 'roomy' })
  expect(heard).toEqual(['light', 'not kept', 'dark', 'dark', 'kept'])
  expect(browser.tab().preferences.get()).toMatchObject({ theme: 'dark', density: 'roomy' })
})

it('[DSK32] a browser keeps preferences for all its tabs, which hear of a change at once', () => {
  const browser = aBrowser()
  const [first, second] = [browser.tab(), browser.tab()]
  first.preferences.change({ theme: 'light' })
  expect([first.heard, second.heard]).toEqual([['light'], ['light']])
  expect(second.preferences.get()).toEqual({ ...firstPreferences, theme: 'light' })
  expect(browser.tab().preferences.get().theme).toBe('light')
})

it('[DSK32] damaged ones are set aside and said, a newer release’s stay', () => {
  for (const text of ['{"theme": "li', '7', 'null', '{"theme": "pink"}']) {
    const browser = aBrowser(new Map([['tminus.preferences', text]]))
    const { preferences } = browser.tab()
    expect([preferences.wasDamaged, preferences.get().theme]).toEqual([true, 'system'])
    expect(browser.kept.get('tminus.preferences.damaged')).toBe(text)
  }
  const browser = aBrowser(new Map([['tminus.preferences', '{"theme":"dark","tone":"soft"}']]))
  browser.tab().preferences.change({ density: 'roomy' })
  expect(JSON.parse(browser.kept.get('tminus.preferences') ?? '')).toMatchObject({
    theme: 'dark',
    tone: 'soft',
  })
})
