type Ask = (
  verb: 'invoke' | 'open',
  ...args: readonly unknown[]
) => Promise<{ readonly value?: unknown; readonly problem?: string }>
type Preload = (require: (name: string) => unknown, module: object, exports: object) => void
type Listener = (event: object, ...args: readonly unknown[]) => void
type AnyFunction = (...args: readonly unknown[]) => unknown

/**
 * Runs in the top page before any script of ours: gives the preload its `electron`, and the page nothing but what the
 * preload exposes. It travels to the page as text, so it may use nothing from outside itself.
 */
export function startPageRuntime(ask: Ask, preload: Preload): void {
  const listeners = new Map<string, Set<Listener>>()
  const ipcRenderer = {
    invoke: async (channel: string, ...args: readonly unknown[]) => {
      const answer = await ask('invoke', channel, structuredClone(args))
      if (answer.problem !== undefined) throw new Error(answer.problem)
      return answer.value
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    removeListener: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }

  // What crosses Electron's context bridge: plain values by copy, functions as proxies, everything frozen.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') return crossFunction(value as AnyFunction)
    if (Array.isArray(value)) return Object.freeze(value.map(cross))
    if (typeof value !== 'object' || value === null) return value
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)])))
  }
  const crossFunction =
    (inner: AnyFunction): AnyFunction =>
    (...args) => {
      const result = inner(...args.map(cross))
      if (!(result instanceof Promise)) return cross(result)
      return result.then(cross, (problem: unknown) => {
        throw new Error(problem instanceof Error ? problem.message : String(problem))
      })
    }
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      if (name in window)
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(window, name, { value: cross(api), enumerable: true })
    },
  }

  Object.defineProperty(window, Symbol.for('stand-in.deliver'), {
    value: (channel: string, args: readonly unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...args)
    },
  })
  window.open = (url) => {
    void ask('open', new URL(String(url ?? 'about:blank'), location.href).href)
    return null
  }
  const sandboxModules: Record<string, unknown> = {
    electron: { contextBridge, ipcRenderer },
    'electron/renderer': { contextBridge, ipcRenderer },
  }
  const load = (name: string) => {
    if (name in sandboxModules) return sandboxModules[name]
    throw new Error(`module not found: ${name}`)
  }
  const commonJs = { exports: {} }
  preload.call(undefined, load, commonJs, commonJs.exports)
}
