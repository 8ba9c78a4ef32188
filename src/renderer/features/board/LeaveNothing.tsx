import { say } from '#shared/words/say'
import { Button } from '../../ui/Button'
import { Dialog, DialogHead } from '../../ui/Dialog'

interface LeaveNothingProps {
  /** Actions that have not been sent, were not applied or cannot be read. */
  readonly unsettled: number
  readonly onLeave: () => void
  readonly onClose: () => void
}

/** Asks before everything of this person is removed from the computer, with the number of what would be lost. */
export const LeaveNothing = ({ unsettled, onLeave, onClose }: LeaveNothingProps) => (
  <Dialog label={say('board:account.leaveNothing')} className="leave-nothing" onClose={onClose}>
    <DialogHead>
      <h2>{say('board:account.leaveNothing')}</h2>
    </DialogHead>
    <div className="leave-nothing-words">
      <p>
        {say('board:leave.removed')}
        {unsettled === 0 ? null : (
          <>
            {' '}
            <b>{say('board:leave.lost', { count: unsettled })}</b> {say('board:leave.goOnline')}
          </>
        )}
      </p>
      <div className="do">
        <Button look={unsettled === 0 ? 'plain' : 'primary'} onPress={onClose}>
          {say('board:leave.stay')}
        </Button>
        <Button look={unsettled === 0 ? 'primary' : 'plain'} onPress={onLeave}>
          {say(unsettled === 0 ? 'board:leave.signOutRemove' : 'board:leave.signOutLose')}
        </Button>
      </div>
    </div>
  </Dialog>
)
