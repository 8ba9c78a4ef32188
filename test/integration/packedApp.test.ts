import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alertStages } from '#shared/domain/alertStage'
import { build } from '../../scripts/build.mjs'
import { fabricateElectron } from '../../scripts/fabricateElectron.mjs'
import { projectRoot } from '../../scripts/run.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tminus-packed-'))
const unpacked = join(folder, 'dist', 'linux-unpacked')
const archive = join(unpacked, 'resources', 'app.asar')

/** electron-builder's own packing, around program files that only look like Electron's. */
function packApp(): Promise<number | null> {
  const electronDist = join(folder, 'electron')
  fabricateElectron(electronDist, '45.4.1')
  const builder = spawn(
    process.execPath,
    [
      join(projectRoot, 'node_modules', 'electron-builder', 'cli.js'),
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${electronDist}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { cwd: projectRoot, stdio: 'ignore' },
  )
  return new Promise((settle) => builder.once('exit', settle))
}

describe('the packed app', () => {
  beforeAll(async () => {
    if (!(await build())) throw new Error('The app does not build')
    const code = await packApp()
    if (code !== 0) throw new Error(`electron-builder ended with ${code}`)
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('[SEC85] its archive holds the bundles, the pages and the pictures, and nothing else', () => {
    const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
    for (const file of [
      '/package.json',
      '/out/main/index.js',
      '/out/preload/index.cjs',
      '/out/renderer/board.html',
      '/out/renderer/wallboard.html',
      '/resources/tray/nearTemplate.png',
      '/resources/icons/256x256.png',
    ])
      expect(files).toContain(file)
    const strange = files.filter(
      (path) =>
        !/^\/(?:package\.json|out(?:\/(?:main|preload|renderer)(?:\/.*)?)?|resources(?:\/(?:tray|icons|sounds)(?:\/.*)?)?)$/.test(
          path,
        ),
    )
    expect(strange).toEqual([])
    expect(files.filter((path) => /node_modules|\.map$|\.tsx?$|\.env|server|pageKeeper/.test(path))).toEqual(
      [],
    )
  })

  it('[SEC85] it starts at the main bundle and says nothing of how it was made', () => {
    const packed = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>
    expect(packed).toMatchObject({ name: 't-minus', productName: 'T-Minus', main: 'out/main/index.js' })
    expect([packed['devDependencies'], packed['scripts']]).toEqual([undefined, undefined])
  })

  it('[SEC64] its executable is no Node for anybody else and runs nothing but its own archive', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 't-minus'))
    // The wire is text: '1' and '0'.
    const [ENABLE, DISABLE] = [...Buffer.from('10')]
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableCookieEncryption]: ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
    })
  })

  it('[SEC86] every file of the archive carries the hash by which Electron refuses a changed one', () => {
    type Entry = {
      readonly files?: Record<string, Entry>
      readonly integrity?: { readonly algorithm: string }
    }
    const unhashed = (entry: Entry, path: string): readonly string[] =>
      entry.files === undefined
        ? entry.integrity?.algorithm === 'SHA256'
          ? []
          : [path]
        : Object.entries(entry.files).flatMap(([name, child]) => unhashed(child, `${path}/${name}`))
    expect(unhashed(getRawHeader(archive).header as Entry, '')).toEqual([])
  })

  it('[SEC85] beside the archive lies only what Electron itself brings', () => {
    expect(readdirSync(join(unpacked, 'resources')).toSorted()).toEqual(['app.asar'])
    expect(existsSync(join(unpacked, 'resources', 'app'))).toBe(false)
    expect(existsSync(join(unpacked, 'resources', 'default_app.asar'))).toBe(false)
  })

  it('[ALR138] on macOS it asks for notifications that stay and show their buttons', () => {
    const settings = readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')
    expect(settings).toMatch(/\n {2}extendInfo:\n {4}NSUserNotificationAlertStyle: alert\n/)
  })

  it('[SEC85] on macOS the sound of every stage lies beside the archive too, by the name that notifications use', () => {
    const settings = readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')
    const mac = settings.slice(settings.indexOf('\nmac:'))
    expect(mac).toMatch(/extraResources:\n\s+- from: resources\/sounds\n\s+to: \.\n\s+filter: \['\*\.wav'\]/)
    expect(readdirSync(join(projectRoot, 'resources', 'sounds')).toSorted()).toEqual(
      alertStages.map((stage) => `${stage}.wav`).toSorted(),
    )
  })
})
