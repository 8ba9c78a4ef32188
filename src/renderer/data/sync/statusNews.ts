import { SECOND_MS } from '#shared/domain/instant'
import type { StatusMessage } from '../health/status'

/**
 * Tells of each message whether it says other than the last one that it told so of. The server being heard again counts
 * once a second; when something is said counts never.
 */
export function createStatusNews(): (message: StatusMessage) => boolean {
  let said = ''
  return ({ connection, lastHeardAt, clockOffset }) => {
    const text = JSON.stringify([connection, Math.floor((lastHeardAt ?? 0) / SECOND_MS), clockOffset])
    const isNews = text !== said
    said = text
    return isNews
  }
}
