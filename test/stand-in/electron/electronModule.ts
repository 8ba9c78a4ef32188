import { runInThisContext } from 'node:vm'
import { app } from './app'
import { BrowserWindow } from './browserWindow'
import { answerDriver } from './driverWire'
import { ipcMain } from './ipcMain'
import { Menu, MenuItem, Tray } from './menuAndTray'
import { nativeImage } from './nativeImage'
import { Notification } from './notification'
import { powerMonitor, powerSaveBlocker } from './power'
import { protocol } from './protocol'
import { safeStorage } from './safeStorage'
import { screen } from './screen'
import { session } from './session'
import { clipboard, crashReporter, dialog, nativeTheme, net, shell } from './surroundings'

/** What `electron` is to main here; a name that Electron does not have fails the type check. */
const electron = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} satisfies { readonly [Name in keyof typeof Electron.CrossProcessExports]?: unknown }

// A function of a test arrives as its source; it sees the module and its argument only.
answerDriver('evaluate', async (source, arg) => {
  const act = runInThisContext(`(${source})`) as (module: typeof electron, arg: unknown) => unknown
  return act(electron, arg)
})

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
}
export default electron
