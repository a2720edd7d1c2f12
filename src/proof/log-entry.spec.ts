import { describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { entryOfEvent, ENTRY_BYTES, lineOfEvent, saltOfStream, tagOfStream } from './log-entry.js';

const event = {
  id: '0b8c5c1e-0000-5000-8000-000000000001',
  stream: 'breach-0b8c5c1e-0000-4000-8000-000000000000',
  revision: 7,
  type: 'BreachReported',
  // Not as JSON.stringify would write them: what was stored counts.
  metadata: '{ "schemaVersion":1.0 }',
  data: '{"b":1,"a":"\\u00e9"}',
};
const tagKey = Buffer.alloc(32, 7);

describe('the entry of an event', () => {
  it('is made of its stored text, byte for byte, in one line of JSON', () => {
    expect(lineOfEvent(event)).toBe(
      '{"id":"0b8c5c1e-0000-5000-8000-000000000001","stream":"breach-0b8c5c1e-0000-4000-8000-000000000000",' +
        '"revision":7,"type":"BreachReported","metadata":{ "schemaVersion":1.0 },"data":{"b":1,"a":"\\u00e9"}}',
    );
  });

  it('is a version, the tag of its stream and the digest of its line', () => {
    const salt = createHmac('sha256', tagKey).update(event.stream).digest();
    const tag = createHash('sha256').update('lekwacht/stream/1').update(salt).update(event.stream).digest();
    const digest = createHash('sha256').update(lineOfEvent(event)).digest();
    const entry = entryOfEvent(event, tagOfStream(saltOfStream(tagKey, event.stream), event.stream));
    expect(entry).toEqual(Buffer.concat([Buffer.of(1), tag, digest]));
    expect(entry).toHaveLength(ENTRY_BYTES);
  });

  it('says of no other stream which entries are its own', () => {
    const salt = saltOfStream(tagKey, event.stream);
    const others = saltOfStream(tagKey, 'breach-1');
    expect(tagOfStream(salt, 'breach-1')).not.toEqual(tagOfStream(others, 'breach-1'));
    expect(saltOfStream(Buffer.alloc(32, 8), event.stream)).not.toEqual(salt);
  });
});
