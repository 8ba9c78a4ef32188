import type { MailImageAnswer } from '../../../data/onDemand/mailImages'
import type { RemoteImage } from './safeMail'

/** One fewer than the server fetches for a person, so that two windows do not at once stand in each other's way. */
const AT_ONCE = 3

export interface ImageQuestions {
  readonly images: readonly RemoteImage[]
  /** Asks the server for an image by its number. */
  readonly ask: (image: number) => Promise<MailImageAnswer>
  readonly tell: (image: RemoteImage, answer: MailImageAnswer) => void
  /** After it, nobody is asked or told. */
  readonly signal: AbortSignal
}

/** Asks for a mail's images, three at a time and in their order (TKT84); settles when each is answered. */
export async function askForImages({ images, ask, tell, signal }: ImageQuestions): Promise<void> {
  const waiting = [...images]
  let forAll: MailImageAnswer | null = null
  const answerTo = async ({ number }: RemoteImage): Promise<MailImageAnswer> => {
    if (forAll !== null) return forAll
    return number === null ? { kind: 'unknown' } : ask(number)
  }
  const work = async (): Promise<void> => {
    for (let image = waiting.shift(); image && !signal.aborted; image = waiting.shift()) {
      const answer = await answerTo(image)
      if (signal.aborted) return
      if (isForAll(answer)) forAll = answer
      tell(image, answer)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** What would be said of every other image as well. */
const isForAll = ({ kind }: MailImageAnswer): boolean => kind === 'off' || kind === 'reauth'
