import { inflateRawSync } from 'node:zlib'

/** Stands where `inflate` stands when a console is simulated: unpacks at once, as no stream has the world's time. */
export const inflate = async (bytes: Uint8Array): Promise<string> => inflateRawSync(bytes).toString('utf8')

export const inflateJson = async (bytes: Uint8Array): Promise<unknown> => JSON.parse(await inflate(bytes))
