export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
  constructor(
    readonly outcome: 'not-written' | 'unknown',
    reason: string,
    options?: { cause?: unknown },
  ) {
    super(reason, options);
  }
}
