// `node out/stand-in/start.mjs APP_FOLDER [words]` runs an app's main bundle with the stand-in as its `electron`.
import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// As Electron has it: the executable, the app, its words.
process.argv.splice(1, 1)
Object.defineProperty(process.versions, 'electron', { value: '45.4.1-stand-in', enumerable: true })
register('./resolveElectron.mjs', import.meta.url)

const { app } = await import('./app')
const { appFolder, packageFile } = await import('./commandLine')
await import('./electronModule')
const { driver } = await import('./driverWire')
driver.tell('started')
await import(/* @vite-ignore */ pathToFileURL(join(appFolder, packageFile.main)).href)
app.becomeReady()
