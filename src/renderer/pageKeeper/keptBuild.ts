/** A file of the console: its path at the server, and its content as the browser checks it, `sha256-` and base64. */
export interface KeptFile {
  readonly path: string
  readonly integrity: string
}

/** The pages of one build with all that they are made of. Another content of any of them is another build. */
export interface KeptBuild {
  readonly id: string
  readonly files: readonly KeptFile[]
}

const PREFIX = 'tminus-pages-'

/** Each build lies in a cache of its own, which is written once and whole. */
export const cacheNameOf = ({ id }: KeptBuild): string => `${PREFIX}${id}`

/**
 * Which caches go once that of `build` is whole (OUT212). `names` are those of the origin, the oldest first. The newest
 * of the others stays: a page of it that is still open may ask for a language, a sound or a font only now, which the
 * server has no more.
 */
export function cachesToRemove(names: readonly string[], build: KeptBuild): readonly string[] {
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== cacheNameOf(build))
  return others.slice(0, -1)
}
