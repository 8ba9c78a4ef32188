/** Moves the log of what was written last into the file while nobody writes: it waits for the disk twice, and holds up all else. */
export interface LogMover {
  /** Something was written. */
  readonly written: () => void
  readonly close: () => void
}

export interface LogMoverPorts {
  /** Answers false when it has to be tried later. */
  readonly move: () => boolean
  /** Runs once after so many milliseconds. Answers the cancelling. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** Nothing is written for as long, and at most twice as long, before the log is moved. */
export const QUIET_MS = 500

export function createLogMover({ move, after }: LogMoverPorts): LogMover {
  let isWrittenSince = false
  let cancel: (() => void) | null = null
  const look = (): void => {
    cancel = null
    if (isWrittenSince || !move()) lookLater()
  }
  const lookLater = (): void => {
    isWrittenSince = false
    cancel = after(QUIET_MS, look)
  }
  return {
    // Called with every statement, so no timer is set anew for each.
    written: () => {
      if (cancel === null) lookLater()
      else isWrittenSince = true
    },
    close: () => {
      cancel?.()
      cancel = null
    },
  }
}
