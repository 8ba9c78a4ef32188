import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

interface LeaveNothingProps {
  /** Actions that have not been sent, were not applied or cannot be read. */
  readonly unsettled: number
  readonly onLeave: () => void
  readonly onClose: () => void
}

const lossWords = (count: number): string =>
  count === 1 ? '1 of your actions is lost with them.' : `${count} of your actions are lost with them.`

/** Asks before everything of this person is removed from the computer, with the number of what would be lost. */
export const LeaveNothing = ({ unsettled, onLeave, onClose }: LeaveNothingProps) => (
  <Dialog label="Sign out and leave nothing here" className="leave-nothing" onClose={onClose}>
    <header>
      <h2>Sign out and leave nothing here</h2>
    </header>
    <div className="leave-nothing-words">
      <p>
        The tickets kept on this computer are removed. They are loaded again at the next sign-in.
        {unsettled === 0 ? null : (
          <>
            {' '}
            <b>{lossWords(unsettled)}</b> Go online first, and what waits is sent.
          </>
        )}
      </p>
      <div className="do">
        <Button look={unsettled === 0 ? 'plain' : 'primary'} onPress={onClose}>
          Stay signed in
        </Button>
        <Button look={unsettled === 0 ? 'primary' : 'plain'} onPress={onLeave}>
          {unsettled === 0 ? 'Sign out and remove' : 'Sign out and lose them'}
        </Button>
      </div>
    </div>
  </Dialog>
)
