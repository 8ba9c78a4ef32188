import { inflateRawSync } from 'node:zlib'

/** What comes out of the unpacking of these bytes. */
interface Unpacking {
  readonly packed: Uint8Array
}

/** Stands where `Response` stands when a console is simulated, for what consoles do with it: unpacking at once. */
export class ResponseAtOnce {
  readonly #given: Uint8Array | Unpacking

  constructor(given: Uint8Array | Unpacking) {
    this.#given = given
  }

  get body(): { readonly pipeThrough: () => Unpacking } {
    return { pipeThrough: () => ({ packed: this.#bytes() }) }
  }

  async text(): Promise<string> {
    return inflateRawSync(this.#bytes()).toString('utf8')
  }

  #bytes(): Uint8Array {
    return this.#given instanceof Uint8Array ? this.#given : this.#given.packed
  }
}
