import { type FormEvent, useRef, useState } from 'react'
import { typedCode } from '#shared/domain/displayCode'
import type { Wallboard } from '#shared/domain/wallboard'
import type { Display } from '#shared/protocol/displays'
import { say } from '#shared/words/say'
import type { Wallboards } from '../../data/onDemand/wallboards'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Dialog, DialogHead } from '../../ui/Dialog'
import { DisplayList } from './DisplayList'
import { TroubleText } from './TroubleText'
import { useDisplays } from './useDisplays'
import { troubleWords } from './wallTrouble'

interface DisplaysProps {
  readonly boards: Wallboards
  readonly onClose: () => void
}

/** Whether the screen was let in, or which field has to be mended first. */
type Confirmed = 'let-in' | 'code' | 'name' | 'elsewhere'
type Confirm = (code: string, name: string, wallboard: Wallboard | undefined) => Promise<Confirmed>

/** Lets a screen in by the code that it shows, and sends away those that were let in. */
export function Displays({ boards, onClose }: DisplaysProps) {
  const { displays, change, wallboards, trouble, setTrouble } = useDisplays(boards)
  const [done, setDone] = useState<string | null>(null)
  const stopAt = (at: Confirmed, sentence: string): Confirmed => {
    setTrouble(sentence)
    return at
  }
  const confirm: Confirm = async (typed, name, wallboard) => {
    setDone(null)
    if (wallboard === undefined) return stopAt('elsewhere', say('wallboard:displays.noWallboard'))
    const code = typedCode(typed)
    if (code === null) return stopAt('code', say('wallboard:displays.noCode'))
    if (name.trim() === '') return stopAt('name', say('wallboard:displays.noName'))
    const confirmed = await boards.confirm({ code, name: name.trim(), wallboard: wallboard.id })
    if (!confirmed.ok) {
      const { refusal } = confirmed
      return stopAt(refusal.why === 'wrong-code' ? 'code' : 'elsewhere', troubleWords(refusal))
    }
    setTrouble(null)
    const { display } = confirmed.value
    change((before) => [...(before ?? []).filter(({ id }) => id !== display.id), display])
    setDone(say('wallboard:displays.done', { name: display.name }))
    return 'let-in'
  }
  const show = async ({ id }: Display, wallboard: Wallboard) => {
    const shown = await boards.showOn({ id, wallboard: wallboard.id })
    setTrouble(shown.ok ? null : troubleWords(shown.refusal))
    if (!shown.ok) return
    const { display } = shown.value
    change((before) => before?.map((one) => (one.id === id ? display : one)) ?? null)
    setDone(say('wallboard:displays.shown', { name: display.name, wallboard: wallboard.title }))
  }
  const revoke = async ({ id, name }: Display) => {
    const revoked = await boards.revoke(id)
    setTrouble(revoked.ok ? null : troubleWords(revoked.refusal))
    if (!revoked.ok) return
    change((before) => before?.filter((one) => one.id !== id) ?? null)
    setDone(say('wallboard:displays.revoked', { name }))
  }
  return (
    <Dialog label={say('wallboard:displays.title')} className="displays" onClose={onClose}>
      <DialogHead>
        <h2>{say('wallboard:displays.title')}</h2>
      </DialogHead>
      <div className="displays-body">
        <ConfirmForm wallboards={wallboards ?? []} onConfirm={confirm} />
        <Announced as="p">{done}</Announced>
        <TroubleText sentence={trouble} />
        {displays === null ? null : (
          <DisplayList displays={displays} wallboards={wallboards ?? []} onShow={show} onRevoke={revoke} />
        )}
        <div className="do">
          <Button onPress={onClose}>{say('wallboard:displays.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function ConfirmForm(props: { readonly wallboards: readonly Wallboard[]; readonly onConfirm: Confirm }) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const nameField = useRef<HTMLInputElement>(null)
  const wallboard = props.wallboards.find(({ id }) => id === chosen) ?? props.wallboards[0]
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const confirmed = await props.onConfirm(code, name, wallboard)
    if (confirmed === 'code') codeField.current?.select()
    if (confirmed === 'name') nameField.current?.focus()
    if (confirmed !== 'let-in') return
    // A code is good for one screen.
    setCode('')
    setName('')
  }
  return (
    // What is missing is said in the words of the page and not by the browser in its own (WBD61).
    <form className="confirm-display" noValidate onSubmit={(event) => void submit(event)}>
      <p className="lead">{say('wallboard:displays.how')}</p>
      <div className="field">
        <label htmlFor="display-code">{say('wallboard:displays.code')}</label>
        <div className="input">
          <input
            ref={codeField}
            id="display-code"
            className="figures"
            value={code}
            required
            maxLength={12}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={({ target }) => setCode(target.value)}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor="display-name">{say('wallboard:displays.name')}</label>
        <div className="input">
          <input
            ref={nameField}
            id="display-name"
            value={name}
            required
            maxLength={60}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor="display-wallboard">{say('wallboard:displays.wallboard')}</label>
        <select
          id="display-wallboard"
          value={wallboard?.id ?? ''}
          onChange={({ target }) => setChosen(target.value)}
        >
          {props.wallboards.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <Button look="primary" type="submit">
        {say('wallboard:displays.confirm')}
      </Button>
    </form>
  )
}
