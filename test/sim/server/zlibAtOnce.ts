import { deflateRawSync, type InputType, type ZlibOptions } from 'node:zlib'

/** Stands where `node:zlib` stands when a server is simulated: packs at once, as no other thread has the world's time. */
export function deflateRaw(
  text: InputType,
  options: ZlibOptions,
  take: (error: Error | null, packed: Buffer) => void,
): void {
  take(null, deflateRawSync(text, options))
}
