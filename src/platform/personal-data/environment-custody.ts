import { KeyCustody } from './key-custody.port.js';

/** Wrapping keys from `LEKWACHT_WRAPPING_KEYS`, where something else keeps secrets: it is changed by people. */
export class EnvironmentCustody extends KeyCustody {
  override readonly description = 'in LEKWACHT_WRAPPING_KEYS';

  constructor(private readonly keys: ReadonlyMap<number, Buffer>) {
    super();
  }

  override wrappingKeys(): Promise<ReadonlyMap<number, Buffer>> {
    return Promise.resolve(this.keys);
  }

  override add(epoch: number): Promise<void> {
    if (this.keys.has(epoch)) return Promise.resolve();
    return Promise.reject(
      new Error(
        `LEKWACHT_WRAPPING_KEYS lacks epoch ${epoch}: add "${epoch}:<32 bytes in base64>" (for example from: openssl rand -base64 32) and start again`,
      ),
    );
  }

  override destroy(epoch: number): Promise<void> {
    if (!this.keys.has(epoch)) return Promise.resolve();
    return Promise.reject(
      new Error(`LEKWACHT_WRAPPING_KEYS still has epoch ${epoch}: take it out, everywhere it is kept`),
    );
  }
}
