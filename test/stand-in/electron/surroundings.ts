import { EventEmitter } from 'node:events'
import { request } from 'node:http'

/** What the app did to the world outside: a test reads `opened` and `shown`. */
export const shell = {
  opened: [] as string[],
  openExternal: async (url: string) => {
    shell.opened.push(url)
  },
} satisfies Pick<Electron.Shell, 'openExternal'> & { readonly opened: readonly string[] }

export const dialog = {
  showErrorBox: (title: string, content: string) => {
    process.stderr.write(`${title}\n${content}\n`)
  },
  /** The button a test has chosen beforehand; the first one by itself. */
  answer: 0,
  asked: [] as Electron.MessageBoxOptions[],
  savePath: '',
  showMessageBox: async (...args: readonly unknown[]) => {
    dialog.asked.push(args.at(-1) as Electron.MessageBoxOptions)
    return { response: dialog.answer, checkboxChecked: false }
  },
  showSaveDialog: async () => ({ canceled: dialog.savePath === '', filePath: dialog.savePath }),
} satisfies { readonly [Name in 'showErrorBox' | 'showMessageBox' | 'showSaveDialog']: unknown } & {
  readonly answer: number
  readonly asked: readonly unknown[]
  readonly savePath: string
}

export const clipboard = {
  text: '',
  writeText: async (text: string) => {
    clipboard.text = text
  },
} satisfies Pick<Electron.Clipboard, 'writeText'> & { readonly text: string }

/** Node's own network, which knows no proxy of the system. */
export const net = { fetch: (url: string, options?: RequestInit) => fetch(url, options), request } satisfies {
  readonly [Name in keyof typeof Electron.net]?: unknown
}

export const crashReporter = { start: () => {} } satisfies Pick<Electron.CrashReporter, 'start'>

class StandInTheme extends EventEmitter {
  shouldUseDarkColors = true
}
export const nativeTheme = new StandInTheme() satisfies Pick<Electron.NativeTheme, 'shouldUseDarkColors'>
