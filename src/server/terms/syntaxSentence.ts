import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser'

/** What is wrong with the JSON itself and what to do; `found` is the text at the place. */
export function syntaxSentence(error: ParseErrorCode, found: string): string {
  const here = found.trim() === '' ? 'here' : `before ${JSON.stringify(found.slice(0, 20))}`
  switch (printParseErrorCode(error)) {
    case 'CommaExpected':
      return `A comma is missing ${here}. Write it.`
    case 'ColonExpected':
      return `A colon is missing ${here}. Write it between the key and its value.`
    case 'PropertyNameExpected':
      return `A key is missing ${here}. Write one in double quotes, or take out the comma before it.`
    case 'ValueExpected':
      return `A value is missing ${here}. Write one, or take out the comma before it.`
    case 'CloseBraceExpected':
      return 'An object is not closed. Write a } where it ends.'
    case 'CloseBracketExpected':
      return 'A list is not closed. Write a ] where it ends.'
    case 'EndOfFileExpected':
      return 'The terms end before this. Take out what follows.'
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON has no comments. Take this one out.'
    case 'UnexpectedEndOfString':
      return 'A text is not closed. Write a double quote where it ends.'
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'This is no number. Write digits, such as 30.'
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
    case 'InvalidCharacter':
      return 'This text has a character that JSON does not allow in it. Write \\\\ for a backslash and \\n for a new line.'
    case 'InvalidSymbol':
      return `${JSON.stringify(found.slice(0, 20))} is no value. Texts stand in double quotes; else write a number, true, false or null.`
    default:
      return 'This is not JSON. Correct it.'
  }
}
