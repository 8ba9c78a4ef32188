import type { AttachedFile } from './outboxFiles'

/** A browser that fills up may throw away what it stores, so some room is left. */
const ROOM_LEFT_BYTES = 16 * 1024 * 1024

/** Whether files can be kept on this computer; yes, where it does not tell how much it has left. */
export async function isRoomFor(
  files: readonly AttachedFile[],
  freeBytes: () => Promise<number | null>,
): Promise<boolean> {
  const free = await freeBytes().catch(() => null)
  const needed = files.reduce((sum, { attachment }) => sum + attachment.bytes, ROOM_LEFT_BYTES)
  return free === null || free >= needed
}
