import { foldText, UNSEEN } from './foldText'

/** What leads to a ticket, in the desktop and in a browser: see `ticketLink`. */
const LINK = /^(?:tminus:\/\/ticket\/|https?:\/\/\S*[?&]ticket=)([\w.-]+)/i
const AROUND = /^[#([{<"'«“„‘「『]+|[)\]}>"'»“”’」』.,;:!?…、。]+$/gu

function withoutAround(word: string): string {
  const bare = word.replaceAll(AROUND, '')
  const id = LINK.exec(bare)?.[1] ?? bare
  return id === '' ? word : id
}

/**
 * What somebody looks for, as it was meant: copied from a chat, a mail or a ticket's link it comes with brackets, a #,
 * the point of a sentence, wide digits or unseen characters (BRD270).
 */
export const asMeant = (typed: string): string =>
  typed.normalize('NFKC').replace(UNSEEN, '').split(/\s+/).filter(Boolean).map(withoutAround).join(' ')

/** The words that a search must find, folded as the texts are that it looks through. */
export const soughtWords = (typed: string): readonly string[] =>
  foldText(asMeant(typed)).split(' ').filter(Boolean)
