import { type RefObject, useRef, useState } from 'react'
import { isLongEnough, passwordLimits } from '#shared/protocol/ownPassword'
import { say } from '#shared/words/say'
import { useDesk, useSync } from '../../desk/deskContext'
import { Button } from '../../ui/Button'
import { Dialog, DialogHead } from '../../ui/Dialog'
import { ErrorBox } from '../../ui/ErrorBox'
import { useNotices } from '../../ui/notices'
import { PasswordField } from '../../ui/PasswordField'
import { passwordSentence } from './passwordSentence'

type Place = 'old' | 'new'

/** Why nothing was changed, and in which field that is; null for neither. */
interface Fault {
  readonly sentence: string
  readonly place: Place | null
}

/** What the console can say without asking the server. */
function faultOf(password: string, newPassword: string): Fault | null {
  if (password === '') return { sentence: say('password:oldFirst'), place: 'old' }
  if (isLongEnough(newPassword)) return null
  return { sentence: say('password:tooShort', { count: passwordLimits.fewest }), place: 'new' }
}

function useChange(onDone: () => void, fields: Record<Place, RefObject<HTMLInputElement | null>>) {
  const { ownPassword } = useDesk()
  const tell = useNotices((store) => store.say)
  const [isAsking, setIsAsking] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const show = (next: Fault) => {
    setFault(next)
    if (next.place !== null) fields[next.place].current?.select()
  }
  const change = async (password: string, newPassword: string) => {
    if (isAsking) return
    const known = faultOf(password, newPassword)
    if (known !== null) return show(known)
    setIsAsking(true)
    const answer = await ownPassword.change({ password, newPassword })
    setIsAsking(false)
    const sentence = passwordSentence(answer)
    if (sentence !== null) {
      return show({ sentence, place: answer.kind === 'wrong-password' ? 'old' : null })
    }
    onDone()
    tell(say('password:done'))
  }
  return { isAsking, fault, change }
}

/** Where whoever is signed in gives themselves another password (ACC11). */
export function OwnPassword({ onClose }: { readonly onClose: () => void }) {
  const { account } = useDesk()
  const isOffline = useSync().connection.kind === 'offline'
  const [typed, setTyped] = useState({ old: '', new: '' })
  const fields = { old: useRef<HTMLInputElement>(null), new: useRef<HTMLInputElement>(null) }
  const { isAsking, fault, change } = useChange(onClose, fields)
  const sentence = isOffline ? say('password:offline') : (fault?.sentence ?? null)
  const fieldOf = (place: Place) => ({
    value: typed[place],
    isWrong: fault?.place === place,
    onChange: (value: string) => setTyped({ ...typed, [place]: value }),
    field: fields[place],
    isOneOfSeveral: true,
  })
  return (
    <Dialog label={say('password:title')} className="own-password" onClose={onClose}>
      <DialogHead>
        <h2>{say('password:title')}</h2>
      </DialogHead>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isOffline) void change(typed.old, typed.new)
        }}
      >
        {sentence === null ? null : <ErrorBox sentence={sentence} />}
        {/* For keepers of passwords, which have to know whose it is. */}
        <input type="text" autoComplete="username" value={account.email} readOnly hidden />
        <PasswordField
          id="old-password"
          label={say('password:old')}
          autoComplete="current-password"
          {...fieldOf('old')}
        />
        <PasswordField
          id="new-password"
          label={say('password:new')}
          autoComplete="new-password"
          hint={say('password:hint', { count: passwordLimits.fewest })}
          {...fieldOf('new')}
        />
        <div className="do">
          <Button
            type="submit"
            look="primary"
            refusedBecause={isOffline ? say('password:offline') : isAsking ? say('signIn:asking') : null}
          >
            {isAsking ? say('password:submitting') : say('password:title')}
          </Button>
          <Button onPress={onClose}>{say('password:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
