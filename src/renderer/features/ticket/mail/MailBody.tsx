import { useLayoutEffect, useMemo, useRef } from 'react'
import { say } from '#shared/words/say'
import { safeMail } from './safeMail'

/** A mail as it was written, made safe; what it would load from elsewhere is not loaded, and that is said. */
export function MailBody({ html }: { readonly html: string }) {
  const place = useRef<HTMLDivElement>(null)
  const mail = useMemo(() => safeMail(html, (host) => say('mail:image', { host })), [html])
  useLayoutEffect(() => {
    place.current?.replaceChildren(mail.body.cloneNode(true))
  }, [mail])
  return (
    <>
      <div className="mail" ref={place} />
      {mail.remoteImages === 0 ? null : (
        <p className="muted">{say('mail:images', { count: mail.remoteImages })}</p>
      )}
    </>
  )
}
