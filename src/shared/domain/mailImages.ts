/** Of one mail: how many different images can be asked for. */
export const MAIL_IMAGES_MOST = 100

const BLANK = '[\\t\\n\\f\\r ]'
const TAG_NAME = /\/?[a-z][^\t\n\f\r />]*/iy
const ATTRIBUTE = /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)[\t\n\f\r ]*(=?)[\t\n\f\r ]*/y
/** After a `<`, what makes it a comment of no proper form, up to the next `>`: a document type, CDATA, `<?xml`. */
const REMARK = /[!?]|\/[^a-z]/iy
const BARE_VALUE = /[^\t\n\f\r >]*/y
const WEB = new RegExp(`^${BLANK}*https?:`, 'i')
const REFERENCE = /&(?:#x([\da-f]{1,6});?|#(\d{1,7});?|(amp|lt|gt|quot|apos);|amp(?![=\da-z]))/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** What stands in these is text, whatever it looks like, up to their end. */
const RAW = new Map(
  ['style', 'script', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes'].map((name) => [
    name,
    new RegExp(`</${name}`, 'gi'),
  ]),
)

/**
 * The addresses of a mail's images on other computers, each once, in the order of the mail: the number of an image is
 * its place here. The console and the server count with this one reader (SEC139), so no address is ever sent. Reads tags
 * as browsers do (HTML standard, 13.2.5) but knows nothing of what may stand where, so it may find an image that no
 * browser shows. Takes time in proportion to the mail, whoever wrote it.
 */
export function remoteImagesOf(html: string): readonly string[] {
  const found = new Set<string>()
  for (const source of sourcesIn(html)) {
    if (WEB.test(source)) found.add(source)
    if (found.size === MAIL_IMAGES_MOST) break
  }
  return [...found]
}

function* sourcesIn(html: string): Generator<string> {
  let from = 0
  while (from < html.length) {
    const start = html.indexOf('<', from)
    if (start < 0) return
    if (html.startsWith('<!--', start)) {
      from = endOf(html, '-->', start + 2)
      continue
    }
    const name = matchAt(TAG_NAME, html, start + 1)?.[0].toLowerCase() ?? null
    if (name === null) {
      const isRemark = matchAt(REMARK, html, start + 1) !== null
      from = isRemark ? endOf(html, '>', start + 1) : start + 1
      continue
    }
    const tag = readTag(html, start + 1 + name.length)
    if (name === 'img' && tag.source !== null) yield decoded(tag.source)
    const end = RAW.get(name)
    from = end ? (matchAt(end, html, tag.endsAt)?.index ?? html.length) : tag.endsAt
  }
}

interface Tag {
  /** The value of the first `src`, as it is written. */
  readonly source: string | null
  /** After its last character. */
  readonly endsAt: number
}

/** What follows a tag's name. One that does not end is none, and takes the rest of the mail along. */
function readTag(html: string, from: number): Tag {
  let source: string | null = null
  let at = from
  for (;;) {
    const found = matchAt(ATTRIBUTE, html, at)
    if (!found) {
      const end = html.indexOf('>', at)
      return end < 0 ? { source: null, endsAt: html.length } : { source, endsAt: end + 1 }
    }
    const [whole, name = '', isGiven] = found
    const value = isGiven ? readValue(html, at + whole.length) : { text: '', endsAt: at + whole.length }
    if (value === null) return { source: null, endsAt: html.length }
    if (source === null && name.toLowerCase() === 'src') source = value.text
    at = value.endsAt
  }
}

/** Null for a quotation that nothing closes. */
function readValue(html: string, at: number): { readonly text: string; readonly endsAt: number } | null {
  const quote = html[at]
  if (quote !== '"' && quote !== "'") {
    const text = matchAt(BARE_VALUE, html, at)?.[0] ?? ''
    return { text, endsAt: at + text.length }
  }
  const end = html.indexOf(quote, at + 1)
  return end < 0 ? null : { text: html.slice(at + 1, end), endsAt: end + 1 }
}

const LAST_CODE_POINT = 0x10_ff_ff

/** A value with its character references read; those that no address needs are left as they are. */
const decoded = (text: string): string =>
  text.replaceAll(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16)
    if (Number.isNaN(code)) return '&'
    return code > LAST_CODE_POINT ? whole : String.fromCodePoint(code)
  })

function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
