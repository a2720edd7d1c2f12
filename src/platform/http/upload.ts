import type { IncomingMessage } from 'node:http';
import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Plain bytes of one file. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024;
/** Of everything around it: what was typed on the same page comes along. */
const AROUND_BYTES = 256 * 1024;
/** What still comes after a refusal is read and thrown away, so that a browser reads the answer; more of it is cut off. */
const LET_GO_BYTES = LARGEST_FILE_BYTES + AROUND_BYTES;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes a file, as `multipart/form-data`. Everywhere else that is refused. */
    upload?: true;
  }
}

/** What was sent: fields first, then one file, which is read as it comes. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  /** As the sender calls it: anything may stand in it. Absent: he does not say. */
  readonly name: string | undefined;
  /** Ends only where the upload came to a good end. @throws Problem */
  readonly content: AsyncIterable<Buffer>;
}

/** Reads files on the routes that say so, as a stream and never on disk; call after `acceptOnlyJson`. */
export async function acceptUploads(server: FastifyInstance): Promise<void> {
  server.addHook('onRequest', (request, _reply, done) => {
    const isSent = request.headers['content-type']?.toLowerCase().startsWith('multipart/') === true;
    const isTaken = request.is404 || request.routeOptions.config.upload === true;
    done(isSent && !isTaken ? needed('application/json') : undefined);
  });
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      ...{ fileSize: LARGEST_FILE_BYTES, files: 1 },
      ...{ fields: 24, fieldNameSize: 100, fieldSize: 64 * 1024, parts: 26, headerPairs: 20 },
    },
  });
}

/**
 * @param receive reads the content to its end
 * @throws Problem 400, 413, 415, 422; whatever `receive` throws: then the rest is thrown away unread
 */
export async function readUpload<T>(
  request: FastifyRequest,
  receive: (upload: Upload) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw needed('multipart/form-data');
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE_BYTES + AROUND_BYTES) {
    void letGo(request.raw);
    throw tooLarge();
  }
  const parts = request.parts();
  let file: MultipartFile | undefined;
  try {
    const fields: Record<string, string> = Object.create(null) as Record<string, string>;
    let left = AROUND_BYTES;
    for (;;) {
      const part = await nextOf(parts);
      if (part === undefined)
        throw new Problem({ status: 422, code: 'file-missing', title: 'There is no file in it' });
      if (part.type === 'file') {
        file = part;
        break;
      }
      if (part.fieldname in fields)
        throw new Problem({ status: 400, code: 'field-repeated', title: 'A field stands there twice' });
      left -= Buffer.byteLength(String(part.value));
      if (part.valueTruncated || left < 0)
        throw new Problem({ status: 413, code: 'field-too-large', title: 'A field is too large' });
      // Browsers send the end of a line as CRLF, whatever was typed.
      fields[part.fieldname] = String(part.value).replaceAll('\r\n', '\n');
    }
    const name = file.filename as string | undefined;
    return await receive({ fields, name, content: contentOf(file, parts) });
  } finally {
    file?.file.destroy();
    if (!request.raw.complete) void letGo(request.raw);
  }
}

async function* contentOf(
  part: MultipartFile,
  parts: AsyncIterator<Multipart, void>,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of part.file as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw brokenOff(error);
  }
  if (part.file.truncated) throw tooLarge();
  if ((await nextOf(parts)) !== undefined) throw notLast();
}

async function nextOf(parts: AsyncIterator<Multipart, void>): Promise<Multipart | undefined> {
  try {
    const next = await parts.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    throw codeOf(error) === 'FST_FILES_LIMIT' ? notLast() : brokenOff(error);
  }
}

/** What the reader of multipart says of a body repeats pieces of it. */
function brokenOff(error: unknown): Problem {
  const isCut = ['FST_MP_PREMATURE_CLOSE', 'ECONNRESET'].includes(codeOf(error) ?? '');
  return isCut
    ? new Problem({ status: 400, code: 'upload-broken-off', title: 'The upload broke off' })
    : new Problem({
        ...{ status: 400, code: 'malformed-upload' },
        title: 'This is not multipart/form-data as it should be',
      });
}

async function letGo(raw: IncomingMessage): Promise<void> {
  let left = LET_GO_BYTES;
  raw.unpipe();
  try {
    for await (const chunk of raw as AsyncIterable<Buffer>) if ((left -= chunk.length) < 0) break;
  } catch {
    // Who hangs up needs no answer.
  }
}

const needed = (type: string): Problem =>
  new Problem({ status: 415, code: 'unsupported-media-type', title: `The body must be ${type}` });
const tooLarge = (): Problem =>
  new Problem({ status: 413, code: 'file-too-large', title: 'The file is larger than 20 MB' });
const notLast = (): Problem =>
  new Problem({ status: 400, code: 'file-not-last', title: 'One file comes at a time, after all fields' });

function codeOf(error: unknown): string | undefined {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : undefined;
}
