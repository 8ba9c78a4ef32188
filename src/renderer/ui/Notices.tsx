import { useEffect } from 'react'
import { say } from '#shared/words/say'
import { Button } from './Button'
import { type Notice, type NoticeWay, useNotices } from './notices'

/** Long enough to read a sentence twice. */
const SHOWN_MS = 8_000

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
  useEffect(() => {
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [dismiss, notice.id])
  return (
    <p className="notice">
      {notice.sentence}
      {notice.way === null ? null : <Way way={notice.way} onDone={() => dismiss(notice.id)} />}
      <Button onPress={() => dismiss(notice.id)}>{say('ui:dismiss')}</Button>
    </p>
  )
}

/** What was just said aloud, drawn, with the ways on. */
export function Notices() {
  const notices = useNotices((store) => store.notices)
  return (
    <div className="notices">
      {notices.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} />
      ))}
    </div>
  )
}
