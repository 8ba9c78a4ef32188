import type { DeskPorts } from './ports'

/** Runs the work again and again until closed; a fault is reported and the next time comes all the same. */
export function regularly(
  { timers, report }: Pick<DeskPorts, 'timers' | 'report'>,
  everyMs: number,
  work: () => Promise<void> | void,
): { readonly close: () => void } {
  let cancel: () => void = () => undefined
  const run = async (): Promise<void> => work()
  const again = (): void => {
    cancel = timers.after(everyMs, () => {
      again()
      run().catch((error: unknown) => report(String(error)))
    })
  }
  again()
  return { close: () => cancel() }
}
