import { Menu, type MenuItemConstructorOptions } from 'electron'

export interface AppMenuPorts {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly showBoard: () => void
  readonly openWallboard: () => void
}

/** The native menu: hidden behind Alt where it is not at the top of the screen. Single keys belong to the board. */
export function setAppMenu(ports: AppMenuPorts): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    { role: 'reload' },
  ]
  if (!ports.isPackaged) view.push({ role: 'toggleDevTools' })
  const template: MenuItemConstructorOptions[] = [
    {
      label: 'Desk',
      submenu: [
        { label: 'Show the board', click: ports.showBoard },
        { label: 'Open the wallboard', click: ports.openWallboard },
        { type: 'separator' },
        { role: 'quit', label: 'Quit T-Minus' },
      ],
    },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
  ]
  if (ports.platform === 'darwin') template.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
