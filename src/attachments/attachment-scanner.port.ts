import type { AttachmentScanned } from '../breach/domain/attachments.js';

export type ScanResult = Pick<AttachmentScanned['data'], 'verdict' | 'signature'>;

/** Looks for what does harm. No report and no upload waits for it: a file is "not scanned" until it has spoken. */
export abstract class AttachmentScanner {
  /** Whether there is one; without it every file stays "not scanned". */
  abstract readonly isThere: boolean;

  /** @throws ScannerSilent it gave no judgement: it is away, or will not read this file */
  abstract scan(content: AsyncIterable<Buffer>): Promise<ScanResult>;
}

export class ScannerSilent extends Error {
  override readonly name = 'ScannerSilent';
}

/** Where none is configured. */
export class NoScanner extends AttachmentScanner {
  readonly isThere = false;

  scan(): Promise<ScanResult> {
    return Promise.reject(new ScannerSilent('there is no scanner'));
  }
}
