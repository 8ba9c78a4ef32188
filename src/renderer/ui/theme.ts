import * as z from 'zod/mini'
import { create } from 'zustand'
import { readStored, writeStored } from './stored'

const choiceSchema = z.enum(['system', 'dark', 'light'])
export type ThemeChoice = z.infer<typeof choiceSchema>
type Theme = 'dark' | 'light'

const KEY = 'tminus.theme'

interface ThemeStore {
  readonly choice: ThemeChoice
  readonly choose: (choice: ThemeChoice) => void
}

export const useTheme = create<ThemeStore>((set) => ({
  choice: readStored(KEY, choiceSchema) ?? 'system',
  choose: (choice) => {
    writeStored(KEY, choice)
    set({ choice })
  },
}))

const systemTheme = (dark: MediaQueryList): Theme => (dark.matches ? 'dark' : 'light')

/** What is on the screen now. */
export const shownTheme = (): Theme =>
  document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark'

/** Keeps `data-theme` of the page at the agent's choice, or at the system's when there is none. Answers the undo. */
export function followTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const { choice } = useTheme.getState()
    document.documentElement.dataset['theme'] = choice === 'system' ? systemTheme(dark) : choice
  }
  show()
  dark.addEventListener('change', show)
  const unsubscribe = useTheme.subscribe(show)
  return () => {
    dark.removeEventListener('change', show)
    unsubscribe()
  }
}
