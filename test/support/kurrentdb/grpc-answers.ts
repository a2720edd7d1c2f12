import type { AnswerCounter } from '../event-store/faulty-proxy.js';

/** Of a frame of HTTP/2 (RFC 9113, 4.1). */
const HEADER_BYTES = 9;
const HEADERS = 0x01;
const END_STREAM = 0x01;

/** Every answer of gRPC ends with headers that end its stream. */
export function grpcAnswers(): AnswerCounter {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    let answers = 0;
    for (let size; rest.length >= HEADER_BYTES; rest = rest.subarray(size)) {
      size = HEADER_BYTES + rest.readUIntBE(0, 3);
      if (rest.length < size) break;
      if (rest[3] === HEADERS && (rest[4]! & END_STREAM) !== 0) answers++;
    }
    return answers;
  };
}
