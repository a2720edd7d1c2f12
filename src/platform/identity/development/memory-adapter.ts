/** A thing of the provider, as it gives it to be kept. */
interface Kept {
  readonly [member: string]: unknown;
  readonly uid?: string | undefined;
  readonly grantId?: string | undefined;
}

/** What the development provider remembers: nothing beyond its process. One for each of its kinds of things. */
export class MemoryAdapter {
  readonly #kept = new Map<string, Kept>();

  upsert(id: string, payload: Kept): Promise<void> {
    this.#kept.set(id, payload);
    return Promise.resolve();
  }

  find(id: string): Promise<Kept | undefined> {
    return Promise.resolve(this.#kept.get(id));
  }

  findByUid(uid: string): Promise<Kept | undefined> {
    return Promise.resolve([...this.#kept.values()].find((payload) => payload.uid === uid));
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const payload = this.#kept.get(id);
    if (payload !== undefined) this.#kept.set(id, { ...payload, consumed: true });
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.#kept.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, payload] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(id);
    return Promise.resolve();
  }
}
