// @ts-check
// Loaded ahead of an import: it stands still once it has told of its first batch, until it is let go on or ended.
let hasStood = false
const write = process.stderr.write.bind(process.stderr)
process.stderr.write = /** @type {typeof process.stderr.write} */ (
  (/** @type {Parameters<typeof write>} */ ...said) => {
    const isTaken = write(...said)
    if (hasStood || !String(said[0]).includes(' incidents, ')) return isTaken
    hasStood = true
    process.kill(process.pid, 'SIGSTOP')
    return isTaken
  }
)
