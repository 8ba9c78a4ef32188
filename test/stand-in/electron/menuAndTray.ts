import { EventEmitter } from 'node:events'
import { app } from './app'
import { BrowserWindow } from './browserWindow'
import type { NativeImage } from './nativeImage'

type Template = readonly Electron.MenuItemConstructorOptions[]

export class MenuItem implements Pick<Electron.MenuItem, 'id' | 'label' | 'enabled' | 'type'> {
  readonly id: string
  readonly label: string
  readonly enabled: boolean
  readonly type: Electron.MenuItem['type']
  readonly submenu: Menu | null
  readonly click: () => void

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? ''
    this.label = options.label ?? options.role ?? ''
    this.enabled = options.enabled ?? true
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : null
    this.type = options.type ?? (this.submenu === null ? 'normal' : 'submenu')
    this.click = () => {
      if (options.role === 'quit') app.quit()
      const window = BrowserWindow.getFocusedWindow() ?? undefined
      options.click?.(this as unknown as Electron.MenuItem, window as unknown as Electron.BaseWindow, {})
    }
  }
}

export class Menu extends EventEmitter {
  static application: Menu | null = null
  static buildFromTemplate(template: Template): Menu {
    const menu = new Menu()
    menu.items = template.map((item) => new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu
  }
  static getApplicationMenu = () => Menu.application

  items: MenuItem[] = []

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
}

/** A tray of recorded state. */
export class Tray
  extends EventEmitter
  implements Pick<Electron.Tray, 'setToolTip' | 'destroy' | 'isDestroyed'>
{
  image: NativeImage
  toolTip = ''
  menu: Menu | null = null
  #isDestroyed = false

  constructor(image: NativeImage) {
    super()
    this.image = image
  }
  setImage(image: NativeImage): void {
    this.image = image
  }
  setToolTip(text: string): void {
    this.toolTip = text
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu
  }
  destroy(): void {
    this.#isDestroyed = true
  }
  isDestroyed = () => this.#isDestroyed
}
