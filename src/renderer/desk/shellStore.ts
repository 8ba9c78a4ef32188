import { create } from 'zustand'
import type { ShellPort } from '../platform/desk'

/** The desktop app around this window; null in a browser tab. */
export const useShell = create<{ readonly shell: ShellPort | null }>(() => ({ shell: null }))
