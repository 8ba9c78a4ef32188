import { expect, it } from 'vitest'
import { firstPreferences } from '#shared/domain/preferences'
import { keepPreferences } from './keptPreferences'

function aBrowser(kept = new Map<string, string>()) {
  const tabs = new Set<(event: { readonly key: string }) => void>()
  const tab = () => {
    const heard: string[] = []
    const page = {
      localStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        removeItem: (key: string) => void kept.delete(key),
        setItem: (key: string, value: string) => {
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
    const preferences = keepPreferences(page as unknown as Window, ({ theme }) => heard.push(theme))
    return { preferences, heard }
  }
  return { kept, tab }
}

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
