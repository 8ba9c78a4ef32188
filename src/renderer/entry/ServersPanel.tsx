import { useEffect, useMemo, useState } from 'react'
import type { DeskPorts } from '../data/ports'
import { unsettledAt } from '../data/removeServer'
import { ServersDialog } from '../features/firstRun/ServersDialog'
import type { Servers, ShellPort } from '../platform/desk'
import { leaveNothing, leaveNothingLater } from './leavingServer'

interface ServersPanelProps {
  readonly shell: ShellPort
  readonly ports: DeskPorts
  readonly onClose: () => void
}

/** The list of servers over whatever the window shows. */
export function ServersPanel({ shell, ports, onClose }: ServersPanelProps) {
  const [servers, setServers] = useState<Servers | null>(null)
  const load = useMemo(() => () => void shell.servers().then(setServers), [shell])
  useEffect(load, [load])
  if (servers === null) return null
  const leaveNothingAt = async (url: string, agreedToLose: number) => {
    if (url === servers.current) {
      leaveNothingLater(url, agreedToLose)
      return null
    }
    return leaveNothing(url, ports, agreedToLose)
  }
  return (
    <ServersDialog
      shell={shell}
      servers={servers}
      unsettledAt={(url) => unsettledAt(url, ports)}
      leaveNothingAt={leaveNothingAt}
      onChange={load}
      onClose={onClose}
    />
  )
}
