import { useEffect, useState } from 'react'
import { say } from '#shared/words/say'
import { Button } from './Button'
import { type Notice, type NoticeWay, shownMs, useNotices } from './notices'

function Way({ way, onDone }: { readonly way: NoticeWay; readonly onDone: () => void }) {
  const run = (): void => {
    way.run()
    onDone()
  }
  return (
    <Button onPress={run} {...(way.keys === undefined ? {} : { keys: way.keys })}>
      {way.label}
    </Button>
  )
}

function NoticeBar({ notice }: { readonly notice: Notice }) {
  const dismiss = useNotices((store) => store.dismiss)
  const [isHeld, setIsHeld] = useState(false)
  const { id, sentence, way } = notice
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => dismiss(id), shownMs(sentence))
    return () => clearTimeout(timer)
  }, [dismiss, id, sentence, isHeld])
  useEffect(() => way?.endsWith?.(() => dismiss(id)), [dismiss, id, way])
  return (
    <p
      className="notice"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {sentence}
      {way === null ? null : <Way way={way} onDone={() => dismiss(id)} />}
      <Button onPress={() => dismiss(id)}>{say('ui:dismiss')}</Button>
    </p>
  )
}

export const NOTICES_ID = 'notices'

/** What was just said aloud, drawn, with the ways on. */
export function Notices() {
  const notices = useNotices((store) => store.notices)
  return (
    <div className="notices" id={NOTICES_ID}>
      {notices.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} />
      ))}
    </div>
  )
}
