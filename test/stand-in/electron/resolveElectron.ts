import type { ResolveHook } from 'node:module'

const standIn = new URL('./electronModule.mjs', import.meta.url).href

/** Node's module hook: `electron` is the stand-in, everything else is itself. */
export const resolve: ResolveHook = (specifier, context, next) =>
  specifier === 'electron' || specifier === 'electron/main'
    ? { url: standIn, shortCircuit: true, format: 'module' }
    : next(specifier, context)
