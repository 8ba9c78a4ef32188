import { ImageOff } from 'lucide-react'
import { say } from '#shared/words/say'
import { useSync } from '../../../desk/deskContext'
import { Announced } from '../../../ui/Announced'
import { Button } from '../../../ui/Button'
import { type ImagesState, imagesSentence, imagesState } from './imageWords'
import type { RemoteImage } from './safeMail'
import type { ImagesInHand } from './useImages'

interface ImagesLineProps {
  readonly images: readonly RemoteImage[]
  readonly inHand: ImagesInHand
}

/** Above a mail: which images of other computers it names, and the button that shows them or takes them away (TKT80). */
export function ImagesLine({ images, inHand }: ImagesLineProps) {
  const { connection } = useSync()
  const state = imagesState(images, inHand, connection.kind === 'offline')
  const sentence = imagesSentence(state, images, inHand.outcomes)
  const isTaken = inHand.isAsked && state !== 'off'
  return (
    <div className="mail-images">
      <ImageOff className="icon" size={14} aria-hidden="true" />
      {/* Said aloud as what a press has come to, not each time that a ticket is opened. */}
      {inHand.isAsked ? <Announced>{sentence}</Announced> : <span>{sentence}</span>}
      <Button onPress={isTaken ? inHand.hide : inHand.show} refusedBecause={whyNot(state)}>
        {say(isTaken ? 'mail:hide' : 'mail:show')}
      </Button>
    </div>
  )
}

function whyNot(state: ImagesState): string | null {
  if (state === 'off') return say('mail:off')
  return state === 'no-server' ? say('mail:offline') : null
}
