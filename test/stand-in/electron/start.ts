// `node out/stand-in/start.mjs APP_FOLDER [words]` runs an app's main bundle with the stand-in as its `electron`.
import { createRequire, Module, register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// As Electron has it: the executable, the app, its words.
process.argv.splice(1, 1)
Object.defineProperty(process.versions, 'electron', { value: '45.4.1-stand-in', enumerable: true })
register('./resolveElectron.mjs', import.meta.url)

const { app } = await import('./app')
const { appFolder, packageFile } = await import('./commandLine')
Object.defineProperty(process, 'resourcesPath', { value: join(appFolder, 'resources'), enumerable: true })
const electron = await import('./electronModule')
const { driver } = await import('./driverWire')
// What is bundled from CommonJS asks by `require`, which knows no hooks.
const require = createRequire(join(appFolder, packageFile.main))
require.cache[require.resolve('electron')] = Object.assign(new Module('electron'), {
  exports: electron,
  loaded: true,
})
driver.tell('started')
await import(/* @vite-ignore */ pathToFileURL(join(appFolder, packageFile.main)).href)
app.becomeReady()
