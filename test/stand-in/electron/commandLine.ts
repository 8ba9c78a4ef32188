import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** `process.argv` is already as in Electron: the executable, the app's folder, its words. */
export const appFolder = resolve(process.argv[1] ?? '.')

interface PackageFile {
  readonly name: string
  readonly productName?: string
  readonly version: string
  readonly main: string
}

function readPackageFile(folder: string): PackageFile {
  const path = join(folder, 'package.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as PackageFile
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The app has no package.json')
  return readPackageFile(parent)
}

export const packageFile = readPackageFile(appFolder)

export function switchValue(name: string): string | null {
  const start = `--${name}=`
  return process.argv.find((word) => word.startsWith(start))?.slice(start.length) ?? null
}
