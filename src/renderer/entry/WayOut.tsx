import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { Account } from '#shared/domain/person'
import { useSync } from '../desk/deskContext'
import { AccountMenu } from '../features/board/AccountMenu'
import { LeaveNothing } from '../features/board/LeaveNothing'
import type { ConsoleProps } from './Console'

interface WayOutProps extends Pick<ConsoleProps, 'onWallboard' | 'onSignOut' | 'onLeaveNothing'> {
  readonly account: Account
  readonly onSettings: () => void
}

/** The account menu, and the question before everything stored here is removed. */
export function WayOut({ account, onSettings, onWallboard, onSignOut, onLeaveNothing }: WayOutProps) {
  const { waiting, refused, parked } = useSync()
  const [isAsking, setIsAsking] = useState(false)
  const unsettled = waiting.length + refused.length + parked.length
  return (
    <>
      <AccountMenu
        account={account}
        onSettings={onSettings}
        onWallboard={onWallboard}
        onSignOut={onSignOut}
        onLeaveNothing={() => setIsAsking(true)}
      />
      {/* Out of the rail, whose styles are not those of a dialog. */}
      {isAsking
        ? createPortal(
            <LeaveNothing
              unsettled={unsettled}
              onLeave={() => onLeaveNothing(unsettled)}
              onClose={() => setIsAsking(false)}
            />,
            document.body,
          )
        : null}
    </>
  )
}
