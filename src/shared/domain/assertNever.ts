/** Ends an exhaustive switch: a new member of a union fails to compile until every switch knows it. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
