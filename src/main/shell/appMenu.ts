import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, Servers, UpdateState } from '#shared/bridge/shell'
import { say } from '#shared/words/say'
import type { ZoomStep } from '../windows/zoom'
import { updateItem } from './updateItem'

export interface AppMenuPorts {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly version: string
  readonly showBoard: () => void
  readonly openWallboard: () => void
  readonly zoom: (step: ZoomStep) => void
  /** Presses a key of the console in the person's place. */
  readonly press: (command: MenuCommand) => void
  readonly servers: () => Servers
  readonly turnToServer: (profile: { readonly url: string; readonly name: string }) => void
  readonly update: () => UpdateState
  readonly isUpdateWanted: () => boolean
  readonly wantUpdate: (isWanted: { readonly atNextQuit: boolean }) => void
  readonly checkForUpdates: () => void
  readonly openUpdatePage: (url: string) => void
}

type Items = MenuItemConstructorOptions[]

const line: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The whole menu bar in the language spoken now. It hides behind Alt where it is not at the top of the screen. Single
 * keys belong to the board, so everything here is pressed with Ctrl or Cmd (DSK74).
 */
export function menuTemplate(ports: AppMenuPorts): Items {
  const isMac = ports.platform === 'darwin'
  return [
    ...(isMac ? [macItems(ports)] : []),
    { id: 'desk', label: say('shell:menu.desk'), submenu: deskItems(ports) },
    { id: 'edit', label: say('shell:menu.edit'), submenu: editItems(isMac) },
    { id: 'view', label: say('shell:menu.view'), submenu: viewItems(ports) },
    { id: 'go', label: say('shell:menu.go'), submenu: goItems(ports) },
    { id: 'window', role: 'window', label: say('shell:menu.window'), submenu: windowItems(isMac) },
    { id: 'help', role: 'help', label: say('shell:menu.help'), submenu: helpItems(ports) },
  ]
}

/** Sets the menu bar; call it again when the language, the servers or the update have changed. */
export function setAppMenu(ports: AppMenuPorts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(ports)))
}

const settingsItem = ({ press }: AppMenuPorts): MenuItemConstructorOptions => ({
  id: 'settings',
  label: say('shell:menu.settings'),
  accelerator: 'CmdOrCtrl+,',
  click: () => press('settings'),
})

function macItems(ports: AppMenuPorts): MenuItemConstructorOptions {
  return {
    label: 'T-Minus',
    submenu: [
      { role: 'about', label: say('shell:menu.about') },
      line,
      settingsItem(ports),
      line,
      { role: 'services', label: say('shell:menu.services') },
      line,
      { role: 'hide', label: say('shell:menu.hide') },
      { role: 'hideOthers', label: say('shell:menu.hideOthers') },
      { role: 'unhide', label: say('shell:menu.showAll') },
      line,
      { role: 'quit', label: say('shell:menu.quit') },
    ],
  }
}

function deskItems(ports: AppMenuPorts): Items {
  const isMac = ports.platform === 'darwin'
  const servers = ports.servers()
  return [
    {
      id: 'board',
      label: say('shell:menu.showBoard'),
      accelerator: 'CmdOrCtrl+Shift+B',
      click: ports.showBoard,
    },
    {
      id: 'wallboard',
      label: say('shell:menu.openWallboard'),
      accelerator: 'CmdOrCtrl+Shift+W',
      click: ports.openWallboard,
    },
    ...(servers.isFixed ? [] : [{ label: say('shell:menu.servers'), submenu: serverItems(ports, servers) }]),
    ...(isMac
      ? []
      : [
          line,
          settingsItem(ports),
          line,
          { id: 'quit', role: 'quit' as const, label: say('shell:menu.quit'), accelerator: 'Ctrl+Q' },
        ]),
  ]
}

function serverItems({ turnToServer, press }: AppMenuPorts, { profiles, current }: Servers): Items {
  return [
    ...profiles.map(
      (profile): MenuItemConstructorOptions => ({
        label: profile.name,
        type: 'radio',
        checked: profile.url === current,
        click: () => turnToServer(profile),
      }),
    ),
    line,
    { id: 'servers', label: say('shell:menu.manageServers'), click: () => press('servers') },
  ]
}

function editItems(isMac: boolean): Items {
  const speech: Items = [
    line,
    { role: 'startSpeaking', label: say('shell:menu.startSpeaking') },
    { role: 'stopSpeaking', label: say('shell:menu.stopSpeaking') },
  ]
  return [
    { role: 'undo', label: say('shell:menu.undo') },
    { role: 'redo', label: say('shell:menu.redo') },
    line,
    { role: 'cut', label: say('shell:menu.cut') },
    { role: 'copy', label: say('shell:menu.copy') },
    { role: 'paste', label: say('shell:menu.paste') },
    { role: 'pasteAndMatchStyle', label: say('shell:menu.pasteAsText') },
    { role: 'delete', label: say('shell:menu.delete') },
    line,
    { role: 'selectAll', label: say('shell:menu.selectAll') },
    ...(isMac ? speech : []),
  ]
}

function viewItems({ zoom, press, isPackaged }: AppMenuPorts): Items {
  return [
    {
      id: 'zoomReset',
      label: say('shell:menu.actualSize'),
      accelerator: 'CmdOrCtrl+0',
      click: () => zoom('reset'),
    },
    { id: 'zoomIn', label: say('shell:menu.zoomIn'), accelerator: 'CmdOrCtrl+Plus', click: () => zoom('in') },
    // The plus of most keyboards needs Shift; people press its key without.
    { label: '', accelerator: 'CmdOrCtrl+=', visible: false, click: () => zoom('in') },
    { id: 'zoomOut', label: say('shell:menu.zoomOut'), accelerator: 'CmdOrCtrl+-', click: () => zoom('out') },
    line,
    { id: 'density', label: say('shell:menu.rowHeight'), click: () => press('density') },
    { id: 'theme', label: say('shell:menu.darkOrLight'), click: () => press('theme') },
    line,
    { role: 'togglefullscreen', label: say('shell:menu.fullScreen') },
    { role: 'reload', label: say('shell:menu.reload') },
    ...(isPackaged ? [] : [{ role: 'toggleDevTools' as const, label: say('shell:menu.developerTools') }]),
  ]
}

const goItems = ({ press }: AppMenuPorts): Items => [
  {
    id: 'search',
    label: say('shell:menu.search'),
    accelerator: 'CmdOrCtrl+F',
    click: () => press('search'),
  },
  { id: 'filter', label: say('shell:menu.filter'), click: () => press('filter') },
  {
    id: 'palette',
    label: say('shell:menu.palette'),
    accelerator: 'CmdOrCtrl+K',
    // The page hears the key itself.
    registerAccelerator: false,
    click: () => press('palette'),
  },
  { id: 'syncHealth', label: say('shell:menu.syncHealth'), click: () => press('syncHealth') },
]

const windowItems = (isMac: boolean): Items => [
  { role: 'minimize', label: say('shell:menu.minimise') },
  ...(isMac ? [{ role: 'zoom' as const, label: say('shell:menu.zoomWindow') }] : []),
  { role: 'close', label: say('shell:menu.close') },
  ...(isMac ? [line, { role: 'front' as const, label: say('shell:menu.bringAllToFront') }] : []),
]

function helpItems(ports: AppMenuPorts): Items {
  const { press } = ports
  return [
    { id: 'keys', label: say('shell:menu.keys'), accelerator: 'CmdOrCtrl+/', click: () => press('keys') },
    { id: 'diagnostics', label: say('shell:menu.saveDiagnostics'), click: () => press('diagnostics') },
    line,
    ...updateItem(ports),
    { id: 'version', label: say('shell:menu.version', { version: ports.version }), enabled: false },
  ]
}
