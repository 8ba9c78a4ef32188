// @ts-check
// Loaded into the fuzzed server before its own code, with --expose-gc: what it says of its heap is then what it keeps,
// and not the garbage that no collection has come to yet.
const EVERY_MS = 100

setInterval(() => globalThis.gc?.(), EVERY_MS).unref()
