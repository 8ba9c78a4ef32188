import { existsSync } from 'node:fs'

/** An image by its file; a missing file is an empty image, which a tray would show as nothing. */
export interface NativeImage {
  readonly path: string
  readonly isEmpty: () => boolean
}

const imageAt = (path: string): NativeImage => ({ path, isEmpty: () => !existsSync(path) })

export const nativeImage = {
  createFromPath: imageAt,
  createEmpty: () => imageAt(''),
} satisfies { readonly [Name in keyof typeof Electron.nativeImage]?: unknown }
