import { say } from '#shared/words/say'
import type { ImageOutcome } from './imageOutcome'
import { refusedSentence } from './imageWords'
import { guardLink, imagePlace, type RemoteImage, type SafeMail } from './safeMail'

/**
 * Fills the places of a drawn mail's images: with the image that was fetched, else with a link to it, and why it is not
 * shown where that is known (TKT82).
 */
export function drawImages(
  mail: HTMLElement,
  images: SafeMail['images'],
  outcomes: ReadonlyMap<string, ImageOutcome>,
): void {
  for (const place of mail.querySelectorAll(`[${imagePlace.name}]`)) {
    const image = images[Number(place.getAttribute(imagePlace.name))]
    if (!image) continue
    const outcome = outcomes.get(image.url.href)
    if (outcome?.kind === 'shown')
      place.replaceChildren(picture(outcome.source, place.getAttribute(imagePlace.words) ?? ''))
    else place.replaceChildren(link(image), ...reason(outcome))
  }
}

function picture(source: string, words: string): HTMLImageElement {
  const image = document.createElement('img')
  image.src = source
  image.alt = words
  return image
}

function link({ url }: RemoteImage): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = url.href
  made.textContent = say('mail:image', { host: url.host })
  guardLink(made)
  return made
}

function reason(outcome: Exclude<ImageOutcome, { kind: 'shown' }> | undefined): readonly Node[] {
  const sentence = outcome ? refusedSentence(outcome.kind) : null
  if (sentence === null) return []
  const said = document.createElement('span')
  said.className = 'mail-image-refused'
  said.textContent = sentence
  return [new Text(' · '), said]
}
