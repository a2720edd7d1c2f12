import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupUnfit } from './kept-file.js';

const MANIFEST = 'manifest.json';
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const keptFile = z.strictObject({
  file: z.string().regex(/^[a-z_.]+\.gz$/),
  lines: count,
  bytes: count,
  zipped: count,
  sha256: digest,
});

const keptTable = z.strictObject({
  table: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
  rows: keptFile,
});

const common = {
  format: z.literal(1),
  name: z.string().regex(/^lekwacht-\d{8}T\d{6}Z$/),
  /** When its snapshot was begun. */
  madeAt: z.string(),
  sealed: z.strictObject({ recipient: z.string(), ephemeral: z.string() }).optional(),
  tables: z.array(keptTable),
};

const data = z.strictObject({
  ...common,
  holds: z.literal('data'),
  store: z.enum(['postgres', 'kurrentdb']),
  /** Those of the program that made it. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: digest })),
  /** `sha256` over the lines before they were zipped: that which copy-events prints. */
  log: z.strictObject({ rows: keptFile, sha256: digest }),
});

const keys = z.strictObject({ ...common, holds: z.literal('keys') });

export type DataManifest = z.infer<typeof data>;
export type KeysManifest = z.infer<typeof keys>;
export type KeptTable = z.infer<typeof keptTable>;

const digestOf = (manifest: unknown): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

/** With its own digest; on the disk when it returns. @returns that digest */
export async function writeManifest(folder: string, manifest: DataManifest | KeysManifest): Promise<string> {
  const sha256 = digestOf(manifest);
  const file = await open(join(folder, MANIFEST), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ manifest, sha256 }, undefined, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return sha256;
}

/** @throws BackupUnfit where there is none, or it was changed */
export async function readDataManifest(folder: string): Promise<DataManifest> {
  return fitting(data, await readManifest(folder), folder);
}

/** @throws BackupUnfit */
export async function readKeysManifest(folder: string): Promise<KeysManifest> {
  return fitting(keys, await readManifest(folder), folder);
}

async function readManifest(folder: string): Promise<unknown> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error: unknown) => {
    throw new BackupUnfit(`${folder} is no backup: it has no ${MANIFEST}`, { cause: error });
  });
  try {
    const { manifest, sha256 } = JSON.parse(text) as { manifest: unknown; sha256: unknown };
    if (sha256 === digestOf(manifest)) return manifest;
  } catch {
    // Said below.
  }
  throw new BackupUnfit(`${join(folder, MANIFEST)} was changed since it was written`);
}

function fitting<T>(schema: z.ZodType<T>, manifest: unknown, folder: string): T {
  const read = schema.safeParse(manifest);
  if (read.success) return read.data;
  throw new BackupUnfit(
    `${join(folder, MANIFEST)} is of another kind, or of a Lekwacht that this one does not know: ` +
      read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
  );
}
