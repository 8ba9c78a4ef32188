import { useState } from 'react'
import { say } from '#shared/words/say'
import type { Servers, ShellPort } from '../../platform/desk'
import { Button } from '../../ui/Button'
import { Dialog, DialogHead } from '../../ui/Dialog'
import { ServerStep } from './ServerStep'

export type Profile = Servers['profiles'][number]

interface ServersDialogProps {
  readonly shell: ShellPort
  readonly servers: Servers
  /** How many actions for that server have not been sent from here. */
  readonly unsettledAt: (url: string) => Promise<number>
  /** Removes everything kept here for that server, when no more is lost than was said. Answers what went wrong. */
  readonly leaveNothingAt: (url: string, agreedToLose: number) => Promise<string | null>
  readonly onChange: () => void
  readonly onClose: () => void
}

type Stage =
  | { readonly kind: 'list' }
  | { readonly kind: 'adding' }
  | { readonly kind: 'removing'; readonly profile: Profile; readonly unsettled: number }

/** The servers of this person: turn to one, add one, remove one (DSK63). */
export function ServersDialog(props: ServersDialogProps) {
  const { shell, servers, onClose } = props
  const [stage, setStage] = useState<Stage>({ kind: 'list' })
  const remove = async (profile: Profile) =>
    setStage({ kind: 'removing', profile, unsettled: await props.unsettledAt(profile.url) })
  return (
    <Dialog label={say('firstRun:servers')} className="servers" onClose={onClose}>
      {stage.kind === 'list' ? (
        <ServerList
          servers={servers}
          onTurnTo={(profile) => void shell.turnToServer(profile)}
          onRemove={(profile) => void remove(profile)}
          onAdd={() => setStage({ kind: 'adding' })}
          onClose={onClose}
        />
      ) : null}
      {stage.kind === 'adding' ? (
        <>
          <DialogHead>
            <h2>{say('firstRun:add')}</h2>
          </DialogHead>
          <ServerStep shell={shell} onCancel={() => setStage({ kind: 'list' })} />
        </>
      ) : null}
      {stage.kind === 'removing' ? (
        <Removal {...props} {...stage} onDone={() => setStage({ kind: 'list' })} />
      ) : null}
    </Dialog>
  )
}

interface ServerListProps {
  readonly servers: Servers
  readonly onTurnTo: (profile: Profile) => void
  readonly onRemove: (profile: Profile) => void
  readonly onAdd: () => void
  readonly onClose: () => void
}

const ServerList = ({ servers, onTurnTo, onRemove, onAdd, onClose }: ServerListProps) => (
  <>
    <DialogHead>
      <h2>{say('firstRun:servers')}</h2>
    </DialogHead>
    <p className="muted">{say('firstRun:serversLead')}</p>
    <ul>
      {servers.profiles.map((profile) => (
        <li key={profile.url}>
          <span>
            <b>{profile.name}</b>
            <span className="muted">{profile.url}</span>
          </span>
          {profile.url === servers.current ? (
            <span className="muted">{say('firstRun:inUse')}</span>
          ) : (
            <Button onPress={() => onTurnTo(profile)}>{say('firstRun:turnTo')}</Button>
          )}
          <Button look="quiet" onPress={() => onRemove(profile)}>
            {say('firstRun:remove')}
          </Button>
        </li>
      ))}
    </ul>
    <footer>
      <Button onPress={onAdd}>{say('firstRun:add')}</Button>
      <span className="spacer" />
      <Button look="quiet" onPress={onClose}>
        {say('firstRun:close')}
      </Button>
    </footer>
  </>
)

interface RemovalProps extends Pick<ServersDialogProps, 'shell' | 'leaveNothingAt' | 'onChange'> {
  readonly profile: Profile
  readonly unsettled: number
  readonly onDone: () => void
}

/** Asks before a server goes, with the number of what would be lost with it. */
function Removal({ shell, profile, unsettled, leaveNothingAt, onChange, onDone }: RemovalProps) {
  const [leavesNothing, setLeavesNothing] = useState(unsettled === 0)
  const [fault, setFault] = useState<string | null>(null)
  const remove = async () => {
    const problem = leavesNothing ? await leaveNothingAt(profile.url, unsettled) : null
    setFault(problem)
    if (problem !== null) return
    await shell.removeServer(profile.url)
    onChange()
    onDone()
  }
  return (
    <>
      <DialogHead>
        <h2>{say('firstRun:removeTitle', { name: profile.name })}</h2>
      </DialogHead>
      <p>{say('firstRun:removeWords', { name: profile.name })}</p>
      <div>
        <label className="choice">
          <input
            type="checkbox"
            className="checkbox"
            checked={leavesNothing}
            onChange={(event) => setLeavesNothing(event.target.checked)}
          />
          {say('firstRun:leaveNothing', { name: profile.name })}
        </label>
        {leavesNothing && unsettled > 0 ? (
          <p role="alert">{say('firstRun:lost', { count: unsettled })}</p>
        ) : null}
        {fault === null ? null : <p role="alert">{fault}</p>}
      </div>
      <footer>
        <span className="spacer" />
        <Button look="primary" onPress={onDone}>
          {say('firstRun:keep')}
        </Button>
        <Button onPress={() => void remove()}>{say('firstRun:remove')}</Button>
      </footer>
    </>
  )
}
