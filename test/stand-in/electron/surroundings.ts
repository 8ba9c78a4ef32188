import { EventEmitter } from 'node:events'

/** What the app did to the world outside: a test reads `opened` and `shown`. */
export const shell = {
  opened: [] as string[],
  openExternal: async (url: string) => {
    shell.opened.push(url)
  },
} satisfies Pick<Electron.Shell, 'openExternal'> & { readonly opened: readonly string[] }

export const dialog = {
  showErrorBox: (title, content) => {
    process.stderr.write(`${title}\n${content}\n`)
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'>

export const crashReporter = { start: () => {} } satisfies Pick<Electron.CrashReporter, 'start'>

class StandInTheme extends EventEmitter {
  shouldUseDarkColors = true
}
export const nativeTheme = new StandInTheme() satisfies Pick<Electron.NativeTheme, 'shouldUseDarkColors'>
