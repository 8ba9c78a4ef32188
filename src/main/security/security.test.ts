import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { deskCalls } from '#shared/bridge/desk'
import { silentLog } from '../boot/log'
import { rendererFile, serveAppScheme } from './appScheme'
import { contentPolicy } from './contentPolicy'
import { type DeskAnswers, isTrustedSender, openDeskDoor } from './deskDoor'
import { guardDownloads } from './downloads'
import { createOutsideLinks } from './outsideLinks'
import { guardPages } from './pageGuards'
import { guardPermissions, mayHavePermission } from './permissions'
import { webPreferences } from './webPreferences'

describe('windows', () => {
  it('[SEC50] every window is sandboxed and isolated', () => {
    expect(webPreferences('/app/preload.cjs')).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    })
  })

  it('[SEC50] nothing in main weakens a page', () => {
    const main = join(import.meta.dirname, '..')
    const weakening =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegrationInWorker|nodeIntegrationInSubFrames|bypassCSP|setUsePlainTextEncryption|ipcMain\.(?:on|once|handleOnce)\b/
    const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    )
    expect(files.length).toBeGreaterThan(20)
    const sources = files.map((file) => ({ file, source: readFileSync(join(main, file), 'utf8') }))
    expect(sources.filter(({ source }) => weakening.test(source)).map(({ file }) => file)).toEqual([])
    const makers = sources.filter(({ source }) => /new BrowserWindow\(/.test(source)).map(({ file }) => file)
    expect(makers.map((file) => file.replaceAll('\\', '/'))).toEqual(['windows/placedWindow.ts'])
  })
})

describe('pages', () => {
  type Listen = (event: { url: string; preventDefault: () => void }) => void

  function aGuardedPage() {
    const listeners = new Map<string, Listen>()
    const outside: string[] = []
    let mayOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
    const contents = {
      on: (name: string, listen: Listen) => listeners.set(name, listen),
      setWindowOpenHandler: (handler: typeof mayOpen) => void (mayOpen = handler),
    }
    const app = {
      on: (_name: string, created: (event: object, made: unknown) => void) => created({}, contents),
    }
    guardPages(app as never, { openOutside: (url) => outside.push(url) > 0, log: silentLog })
    const isPrevented = (name: string, url: string) => {
      let prevented = false
      listeners.get(name)?.({ url, preventDefault: () => void (prevented = true) })
      return prevented
    }
    return { isPrevented, outside, open: (url: string) => mayOpen({ url }) }
  }

  it('[SEC57] no frame goes or is sent elsewhere, and nothing is embedded', () => {
    const page = aGuardedPage()
    for (const way of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect([way, page.isPrevented(way, 'https://elsewhere.example/')]).toEqual([way, true])
      expect([way, page.isPrevented(way, 'desk://app/board.html')]).toEqual([way, false])
    }
    expect(page.isPrevented('will-attach-webview', 'desk://app/board.html')).toBe(true)
  })

  it('[SEC57] no window is opened, whatever becomes of the link', () => {
    const page = aGuardedPage()
    expect(page.open('https://status.example/')).toEqual({ action: 'deny' })
    expect(page.open('desk://app/board.html')).toEqual({ action: 'deny' })
    expect(page.outside).toEqual(['https://status.example/', 'desk://app/board.html'])
  })
})

describe('the packed app', () => {
  it('[SEC64] is no Node for anybody else and runs nothing but its own archive', () => {
    const packing = readFileSync(join(import.meta.dirname, '..', '..', '..', 'electron-builder.yml'), 'utf8')
    const fuses = /^electronFuses:\n((?: {2}\w+: \w+\n)+)/m
      .exec(packing)?.[1]
      ?.trim()
      .split(/\s*\n\s*/)
    expect(fuses?.toSorted()).toEqual([
      'enableCookieEncryption: true',
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableNodeCliInspectArguments: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'grantFileProtocolExtraPrivileges: false',
      'onlyLoadAppFromAsar: true',
      'runAsNode: false',
    ])
  })
})

describe('files', () => {
  it('[SEC51] only files inside the renderer, and of its types, are served', () => {
    const folder = '/app/out/renderer'
    const path = (name: string) => rendererFile(folder, name)?.replaceAll('\\', '/') ?? null
    expect(path('/')).toMatch(/\/app\/out\/renderer\/board\.html$/)
    expect(path('/assets/board-1.js')).toMatch(/\/app\/out\/renderer\/assets\/board-1\.js$/)
    const others = [
      '/../main/index.js',
      '/%2e%2e/main/index.js',
      '/..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/../renderer-of-another/a.js',
      '/assets/%00.js',
      '/%',
      '/.env',
      '/assets',
    ]
    expect(others.filter((name) => path(name) !== null)).toEqual([])
  })

  it('[SEC51] a file comes with its type and the content policy, everything else is not found', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tminus-renderer-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'board.html'), '<h1>Board</h1>')
    type Answer = (request: Request) => Promise<Response>
    let answer: Answer = () => Promise.reject(new Error('not served'))
    const protocol = { handle: (_scheme: string, given: unknown) => void (answer = given as Answer) }
    let serverOrigin: string | null = null
    serveAppScheme(protocol, { folder, serverOrigin: () => serverOrigin })
    const get = (url: string, method = 'GET') => answer({ url, method } as Request)

    const first = await get('desk://app/')
    expect(first.headers.get('content-security-policy')).toContain("connect-src 'self';")
    serverOrigin = 'https://desk.example'
    const board = await get('desk://app/')
    expect(board.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(board.headers.get('content-security-policy')).toBe(contentPolicy('https://desk.example'))
    expect(await board.text()).toBe('<h1>Board</h1>')
    const statuses = await Promise.all([
      get('desk://app/none.js'),
      get('desk://elsewhere/board.html'),
      get('desk://app/board.html', 'POST'),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404])
  })

  it('[SEC52] the policy allows our own files and the one server', () => {
    expect(contentPolicy('https://desk.example')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' https://desk.example wss://desk.example; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(contentPolicy('http://127.0.0.1:7878')).toContain(' http://127.0.0.1:7878 ws://127.0.0.1:7878;')
  })
})

describe('calls', () => {
  const event = (url: string, changes: { parent?: object | null; id?: number } = {}) =>
    ({
      sender: { id: changes.id ?? 1 },
      senderFrame: { url, parent: changes.parent ?? null },
    }) as unknown as IpcMainInvokeEvent
  const isOurs = (id: number) => id === 1

  it('[SEC58] only the main frame of a window of ours at the address of the app is heard', () => {
    expect(isTrustedSender(event('desk://app/board.html'), isOurs)).toBe(true)
    expect(isTrustedSender(event('desk://app/board.html', { id: 2 }), isOurs)).toBe(false)
    expect(isTrustedSender(event('desk://app/board.html', { parent: {} }), isOurs)).toBe(false)
    const strangers = [
      'https://app/board.html',
      'desk://app.evil/board.html',
      'desk://evil/',
      'about:blank',
      'file:///desk',
    ]
    expect(strangers.filter((url) => isTrustedSender(event(url), isOurs))).toEqual([])
    expect(isTrustedSender({ sender: { id: 1 }, senderFrame: null } as never, isOurs)).toBe(false)
  })

  const openDoor = (changes: Partial<DeskAnswers> = {}, hasLeft = (_id: number) => false) => {
    const calls = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>>()
    const unasked = Object.fromEntries(
      Object.keys(deskCalls).map((name) => [name, () => Promise.reject(new Error('not asked'))]),
    ) as unknown as DeskAnswers
    const answers: DeskAnswers = {
      ...unasked,
      appInfo: () => ({ version: '1', platform: 'linux', serverUrl: 'https://desk.example' }),
      loadToken: () => 'secret',
      saveToken: () => true,
      clearToken: () => undefined,
      replaceAlertPlan: () => undefined,
      showWorstClock: () => undefined,
      openWallboard: () => undefined,
      ...changes,
    }
    const ipcMain = { handle: (channel: string, listener: never) => void calls.set(channel, listener) }
    openDeskDoor({ ipcMain, isOurWindow: isOurs, hasLeft, log: silentLog }, answers)
    return (channel: string, sender: IpcMainInvokeEvent, ...args: unknown[]) =>
      calls.get(channel)?.(sender, ...args) ?? Promise.reject(new Error('no such call'))
  }

  it('[SEC58] a stranger gets no answer', async () => {
    const call = openDoor()
    await expect(call('desk:load-token', event('desk://app/board.html'))).resolves.toBe('secret')
    await expect(call('desk:load-token', event('https://elsewhere.example/'))).rejects.toThrow('may not ask')
  })

  it('[SEC171] a page of the former server is neither heard nor answered', async () => {
    const saved: string[] = []
    const saveToken = (token: string) => saved.push(token) > 0
    let hasLeft = true
    const call = openDoor({ saveToken }, () => hasLeft)
    const ours = event('desk://app/board.html')
    const said = call('desk:save-token', ours, 'former', { keep: true })
    hasLeft = false
    await expect(call('desk:save-token', ours, 'next', { keep: true })).resolves.toBe(true)
    await expect(Promise.race([said, Promise.resolve('unanswered')])).resolves.toBe('unanswered')
    expect(saved).toEqual(['next'])
  })

  it('[SEC56] arguments and results of a wrong shape do not pass', async () => {
    const call = openDoor({ loadToken: (() => 7) as never })
    const ours = event('desk://app/board.html')
    await expect(call('desk:save-token', ours, 'token', { keep: true })).resolves.toBe(true)
    await expect(call('desk:save-token', ours, 'token', { keep: true, path: '/' })).rejects.toThrow(
      'wrong shape',
    )
    await expect(call('desk:save-token', ours, 'token')).rejects.toThrow('wrong shape')
    await expect(call('desk:open-wallboard', ours, 'extra')).rejects.toThrow('wrong shape')
    await expect(call('desk:load-token', ours)).rejects.toThrow('"string"')
  })
})

describe('outside', () => {
  it('[SEC59] our pages may reach a server on the local network, and have no other permission', () => {
    expect(mayHavePermission('loopback-network', 'desk://app/board.html')).toBe(true)
    expect(mayHavePermission('local-network', 'desk://app/')).toBe(true)
    expect(mayHavePermission('loopback-network', 'https://elsewhere.example/')).toBe(false)
    const others = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'usb',
      'unknown',
    ]
    expect(others.filter((permission) => mayHavePermission(permission, 'desk://app/board.html'))).toEqual([])
  })

  it('[SEC59] requests, checks and devices are all answered by that rule', () => {
    type Ask = (contents: object | null, permission: string, rest: unknown) => unknown
    const asked = { request: (() => null) as Ask, check: (() => null) as Ask, device: (): unknown => null }
    guardPermissions({
      setPermissionRequestHandler: (handler) => void (asked.request = handler as Ask),
      setPermissionCheckHandler: (handler) => void (asked.check = handler as Ask),
      setDevicePermissionHandler: (handler) => void (asked.device = handler as never),
    })
    const ours = { getURL: () => 'desk://app/board.html' }
    const answers: boolean[] = []
    for (const permission of ['local-network', 'media']) {
      asked.request(ours, permission, (may: boolean) => answers.push(may))
      answers.push(asked.check(ours, permission, 'desk://app') as boolean)
      answers.push(asked.check(null, permission, 'https://elsewhere.example') as boolean)
    }
    expect(answers).toEqual([true, true, false, false, false, false])
    expect(asked.device()).toBe(false)
  })

  it('[SEC63] only web pages over https and mail addresses are handed to the system', () => {
    const opened: string[] = []
    const links = createOutsideLinks({ openExternal: async (url) => void opened.push(url) })
    expect(links.open('https://status.example/page?x=1')).toBe(true)
    expect(links.open('mailto:helena@example.com')).toBe(true)
    const others = [
      'http://plain.example',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ms-msdt:/id',
      'tminus://ticket/1',
      'smb://host/share',
      'words',
    ]
    expect(others.filter((link) => links.open(link))).toEqual([])
    expect(opened).toEqual(['https://status.example/page?x=1', 'mailto:helena@example.com'])
  })
})

describe('downloads', () => {
  type Download = {
    getURL: () => string
    getFilename: () => string
    setSaveDialogOptions: (options: object) => void
  }

  function downloaded(url: string, name: string) {
    let listen: (event: { preventDefault: () => void }, item: Download) => void = () => undefined
    const session = { on: (_event: string, listener: typeof listen) => void (listen = listener) }
    guardDownloads(session as never, silentLog)
    let options: object | null = null
    let isRefused = false
    listen(
      { preventDefault: () => void (isRefused = true) },
      { getURL: () => url, getFilename: () => name, setSaveDialogOptions: (given) => void (options = given) },
    )
    return isRefused ? 'refused' : options
  }

  it('[ATT15] are what a page of ours holds, saved where the person says under a safe name, and nothing else', () => {
    expect(downloaded('blob:desk://app/0b5c', 'log.txt')).toEqual({ defaultPath: 'log.txt' })
    expect(downloaded('blob:desk://app/0b5c', '../.bashrc')).toEqual({ defaultPath: 'bashrc' })
    const others = [
      'https://desk.example/api/attachments/x',
      'blob:https://desk.example/0b5c',
      'blob:desk://app.example/0b5c',
      'desk://app/board.html',
      'data:text/html,hello',
      'file:///etc/passwd',
      '',
    ]
    for (const url of others) expect(downloaded(url, 'log.txt')).toBe('refused')
  })
})
