/** Answers with what was seen already, once; reads after that. */
export function seenFirst<Value>(seen: Value | null, read: () => Promise<Value>): () => Promise<Value> {
  let left = seen
  return async () => {
    const answer = left
    left = null
    return answer ?? read()
  }
}
