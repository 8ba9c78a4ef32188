// @ts-check
// Where Playwright's WebDriver BiDi and that of Firefox 153 differ; each goes when one of them has learned it.

const TYPING = 'window.__pw_bidiInsertText('
/** Playwright assigns to the field, which React does not notice; this types as a person does. */
const TYPED = "((words) => void document.execCommand('insertText', false, words))("

/**
 * What Playwright asks, as this Firefox understands it.
 * @param {string} message JSON of a command
 */
export function forFirefox(message) {
  if (message.includes('emulation.setMediaFeaturesOverride')) {
    // Unknown there, and the stories ask for no media: asked for nothing under the same number.
    const { id, method } = JSON.parse(message)
    if (method === 'emulation.setMediaFeaturesOverride')
      return JSON.stringify({ id, method: 'session.status', params: {} })
  }
  return message.replaceAll(TYPING, TYPED)
}

/**
 * What Firefox answers and tells, as Playwright understands it.
 * @param {string} message JSON of an answer or event
 */
export function forPlaywright(message) {
  if (!message.includes('browsingContext.download')) return message
  const event = JSON.parse(message)
  // A download that no navigation began has neither name; the address of its blob is one.
  if (/^browsingContext\.download(?:WillBegin|End)$/.test(event.method))
    event.params.download ??= event.params.url
  return JSON.stringify(event)
}
