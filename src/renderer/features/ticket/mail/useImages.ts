import { useEffect, useRef, useState } from 'react'
import type { MessageId } from '#shared/domain/ids'
import type { MailImageAnswer } from '../../../data/onDemand/mailImages'
import { useDesk } from '../../../desk/deskContext'
import { askForImages } from './askForImages'
import type { ImageOutcome } from './imageOutcome'
import type { AskedImages } from './imageWords'
import type { RemoteImage } from './safeMail'

export interface ImagesInHand extends AskedImages {
  readonly show: () => void
  /** Takes them away again and gives up those under way. */
  readonly hide: () => void
}

const NONE: AskedImages = { isAsked: false, outcomes: new Map() }

/** The images of one message as this window has them, kept as long as the message is shown and nowhere else (TKT81). */
export function useImages(message: MessageId, images: readonly RemoteImage[]): ImagesInHand {
  const { mailImages } = useDesk()
  const [asked, setAsked] = useState(NONE)
  const asking = useRef<AbortController | null>(null)
  useEffect(() => () => asking.current?.abort(), [])
  const show = (): void => {
    const mine = new AbortController()
    asking.current = mine
    setAsked({ isAsked: true, outcomes: new Map() })
    const tell = async ({ url }: RemoteImage, answer: MailImageAnswer): Promise<void> => {
      const outcome = await outcomeOf(answer)
      if (mine.signal.aborted) return
      setAsked(({ outcomes }) => ({ isAsked: true, outcomes: new Map(outcomes).set(url.href, outcome) }))
    }
    void askForImages({
      images,
      ask: (image) => mailImages.fetch(message, image, mine.signal),
      tell: (image, answer) => void tell(image, answer),
      signal: mine.signal,
    })
  }
  const hide = (): void => {
    asking.current?.abort()
    setAsked(NONE)
  }
  return { ...asked, show, hide }
}

const outcomeOf = async (answer: MailImageAnswer): Promise<ImageOutcome> =>
  answer.kind === 'image' ? { kind: 'shown', source: await dataAddress(answer.content) } : answer

/** The page may show images that lie in itself, and no others (SEC14, SEC52). */
const dataAddress = (content: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(textOf(reader)))
    reader.addEventListener('error', () =>
      reject(reader.error ?? new Error('An image in memory was not read.')),
    )
    reader.readAsDataURL(content)
  })

/** A data address is text, as which it was read. */
const textOf = ({ result }: FileReader): string => (typeof result === 'string' ? result : '')
