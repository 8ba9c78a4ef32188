import DOMPurify from 'dompurify'

/** What a mail may be made of: text and its shape. No styles, forms, frames, scripts or media. */
const TAGS =
  'a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  )
const ATTRIBUTES = ['href', 'src', 'alt', 'title', 'colspan', 'rowspan', 'dir', 'lang', 'start']

export interface SafeMail {
  readonly body: DocumentFragment
  /** How many images lie on other computers; a link stands in the place of each. */
  readonly remoteImages: number
}

const isOfThisMail = (source: string): boolean => /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source)

const webAddress = (text: string): URL | null => {
  const url = URL.parse(text)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null
}

/**
 * A mail's HTML as what may be put into the page (TKT60): sanitised by DOMPurify, links only to the web and to
 * mailboxes, and an image of another computer as a link to it, since loading it would tell that computer who reads.
 * `imageWords` names such a link by its host.
 */
export function safeMail(html: string, imageWords: (host: string) => string): SafeMail {
  const body = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|data:image\/)/i,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of body.querySelectorAll('a')) guardLink(link)
  let remoteImages = 0
  for (const image of body.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? ''
    if (isOfThisMail(source)) continue
    const url = webAddress(source)
    if (url) remoteImages += 1
    image.replaceWith(url ? imageLink(url, imageWords) : (image.getAttribute('alt') ?? ''))
  }
  return { body, remoteImages }
}

function guardLink(link: HTMLAnchorElement): void {
  const address = link.getAttribute('href') ?? ''
  if (webAddress(address) === null && !address.startsWith('mailto:')) {
    // What leads nowhere is text, and looks like it.
    link.replaceWith(...link.childNodes)
    return
  }
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  // Where it leads, whatever its words say.
  link.title = address
}

function imageLink(url: URL, imageWords: (host: string) => string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = url.href
  link.textContent = imageWords(url.host)
  guardLink(link)
  return link
}
