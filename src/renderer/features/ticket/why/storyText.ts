import { say } from '#shared/words/say'
import type { Story, StoryRow } from './story'

const rowText = ({ when, what, length, counted }: StoryRow): string => {
  const amount = counted === '' ? length : `+${counted}`
  return [when, what, amount].filter((part) => part !== '').join('  ')
}

/** The whole explanation as plain text, for the clipboard (TKT20). */
export function storyText(story: Story, ticket: string): string {
  const { title, reasons, rows, sum, ahead, verdict, earlier } = story
  const way =
    ahead === null
      ? []
      : [
          '',
          say('why:story.aheadIs', { title: ahead.title }),
          ...ahead.rows.map(rowText),
          `${ahead.due}, ${ahead.sum}`,
        ]
  return [`${ticket}: ${title}`, verdict, ...reasons, ...earlier, '', ...rows.map(rowText), sum, ...way].join(
    '\n',
  )
}
