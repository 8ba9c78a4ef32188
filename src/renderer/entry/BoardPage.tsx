import { useState } from 'react'
import type { DeskPorts } from '../data/ports'
import type { Servers } from '../platform/desk'
import { ConsoleRoot, type ConsoleRootProps } from './ConsoleRoot'
import { ServersPanel } from './ServersPanel'

interface BoardPageProps extends Omit<ConsoleRootProps, 'isFirstRun' | 'onServers'> {
  readonly ports: DeskPorts
  /** Null in a browser tab, whose server is the one that served it. */
  readonly servers: Servers | null
}

/** The board's window: the console, and over it the list of servers. */
export function BoardPage({ ports, servers, ...console }: BoardPageProps) {
  const [isChoosing, setIsChoosing] = useState(false)
  const { shell } = console.port
  const mayChoose = shell !== null && servers !== null && !servers.isFixed
  return (
    <>
      <ConsoleRoot
        {...console}
        isFirstRun={servers?.isFirstRun ?? false}
        onServers={mayChoose ? () => setIsChoosing(true) : null}
      />
      {isChoosing && shell !== null ? (
        <ServersPanel shell={shell} ports={ports} onClose={() => setIsChoosing(false)} />
      ) : null}
    </>
  )
}
