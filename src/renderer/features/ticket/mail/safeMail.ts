import DOMPurify from 'dompurify'
import { remoteImagesOf } from '#shared/domain/mailImages'

/** What a mail may be made of: text and its shape. No styles, forms, frames, scripts or media. */
const TAGS =
  'a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  )
const ATTRIBUTES = ['href', 'src', 'alt', 'title', 'colspan', 'rowspan', 'dir', 'lang', 'start']
/** Drawings and formulas have links, names and styles of their own: they are left out whole. */
const NAMESPACES = ['http://www.w3.org/1999/xhtml']

/** An image on another computer. */
export interface RemoteImage {
  readonly url: URL
  /** By which the server knows it; null where the two do not read the mail alike, so that it cannot be asked for. */
  readonly number: number | null
}

export interface SafeMail {
  /** Has an empty span with `imagePlace` in the place of each image on another computer, for `drawImages` to fill. */
  readonly body: DocumentFragment
  /** Those images, each once. */
  readonly images: readonly RemoteImage[]
}

const isOfThisMail = (source: string): boolean => /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source)

const addressIn = (text: string, ...protocols: readonly string[]): URL | null => {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol) ? url : null
}
const webAddress = (text: string): URL | null => addressIn(text, 'https:', 'http:')

/** The place of an image, and the words that its sender gave for it. */
export const imagePlace = { name: 'data-image', words: 'data-words' } as const

/**
 * A mail's HTML as what may be put into the page (TKT60): sanitised by DOMPurify, links only to the web and to
 * mailboxes, and an image of another computer as a place that holds nothing yet, since loading it would tell that
 * computer who reads.
 */
export function safeMail(html: string): SafeMail {
  const body = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_NAMESPACES: NAMESPACES,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|data:image\/)/i,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of body.querySelectorAll('a')) guardLink(link)
  const numbers = numbersIn(html)
  const images = new Map<string, RemoteImage>()
  for (const image of body.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? ''
    if (isOfThisMail(source)) continue
    const words = image.getAttribute('alt') ?? ''
    const url = webAddress(source)
    if (url === null) {
      image.replaceWith(words)
      continue
    }
    images.set(url.href, { url, number: numbers.get(url.href) ?? null })
    image.replaceWith(emptyPlace([...images.keys()].indexOf(url.href), words))
  }
  return { body, images: [...images.values()] }
}

/** The number of each image's address, as browsers write it; of two that come to the same, the first. */
function numbersIn(html: string): ReadonlyMap<string, number> {
  const addresses = remoteImagesOf(html).map((source) => webAddress(source)?.href ?? '')
  return new Map(addresses.map((address, number) => [address, number] as const).toReversed())
}

function emptyPlace(index: number, words: string): HTMLSpanElement {
  const place = document.createElement('span')
  place.className = 'mail-image'
  place.setAttribute(imagePlace.name, String(index))
  place.setAttribute(imagePlace.words, words)
  return place
}

/** Makes a link open outside and say where it leads; what leads nowhere becomes text. */
export function guardLink(link: HTMLAnchorElement): void {
  const address = addressIn(link.getAttribute('href') ?? '', 'https:', 'http:', 'mailto:')
  if (address === null) {
    // What leads nowhere is text, and looks like it.
    link.replaceWith(...link.childNodes)
    return
  }
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  // Where it leads, whatever its words say, and nothing else: written as it is asked for, no letter passes for another.
  link.title = address.href
  for (const part of link.querySelectorAll('[title]')) part.removeAttribute('title')
}
