import { useLayoutEffect, useMemo, useRef } from 'react'
import type { MessageId } from '#shared/domain/ids'
import { drawImages } from './drawImages'
import { ImagesLine } from './ImagesLine'
import { safeMail } from './safeMail'
import { useImages } from './useImages'

interface MailBodyProps {
  readonly message: MessageId
  readonly html: string
}

/** A mail as it was written, made safe; what it would load from elsewhere is not loaded until somebody asks for it. */
export function MailBody({ message, html }: MailBodyProps) {
  const place = useRef<HTMLDivElement>(null)
  const { body, images } = useMemo(() => safeMail(html), [html])
  const inHand = useImages(message, images)
  const { outcomes } = inHand
  useLayoutEffect(() => {
    place.current?.replaceChildren(body.cloneNode(true))
  }, [body])
  useLayoutEffect(() => {
    if (place.current) drawImages(place.current, images, outcomes)
  }, [images, outcomes])
  return (
    <>
      {images.length === 0 ? null : <ImagesLine images={images} inHand={inHand} />}
      <div className="mail" dir="auto" ref={place} />
    </>
  )
}
