import type { WebPreferences } from 'electron'

/** The one set of page powers, for every window. The two guards are Electron's defaults and stand here to stay. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    // A hidden board keeps syncing and planning warnings at full speed.
    backgroundThrottling: false,
    spellcheck: true,
  }
}
