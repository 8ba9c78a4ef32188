/** One fault of a written file: where it stands, both counted from 1, and what to do in a plain sentence or two. */
export interface TermsFault {
  readonly line: number
  readonly column: number
  readonly sentence: string
}

/** "terms.json:12:7  There is no metric ..." as editors and terminals link it. */
export const faultLine = (file: string, { line, column, sentence }: TermsFault): string =>
  `${file}:${line}:${column}  ${sentence}`
