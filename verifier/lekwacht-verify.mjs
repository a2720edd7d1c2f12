#!/usr/bin/env node
/**
 * Verifies a bundle that Lekwacht made for an inquiry, without network, and without anything but Node.js 20.12 or later.
 *
 *   node lekwacht-verify.mjs bundle <zip or folder> --key <vkey> [--key <vkey>] [--taal nl|en] [--json]
 *
 * It shares no code with Lekwacht: what it knows is written in RFC 6962 (tree), C2SP signed-note and tlog-checkpoint, and the
 * README of the bundle. Exit code: 0 verified, 1 not verified, 2 it could not be tried, 3 all fits, but by the key of the bundle itself.
 */
import { createDecipheriv, createHash, createPublicKey, hash, verify } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';

const ENTRY_BYTES = 65;
const ENTRY_FORM = 1;
const WORKERS = 2;
/** Entries of one task; a power of two: each task gives one node of the tree. */
const CHUNK = 1 << 14;

const sha256 =
  typeof hash === 'function'
    ? (bytes) => hash('sha256', bytes, 'buffer')
    : (bytes) => createHash('sha256').update(bytes).digest();

/** Something is wrong, and where. */
class Bad extends Error {
  constructor(verdict, where, why, detail = {}) {
    super(`${verdict} ${where}: ${why}`);
    this.found = { verdict, where, why, ...detail };
  }
}

/** It could not even be tried. */
class Unusable extends Error {}

// ---------------------------------------------------------------------------------------------------------------- files

/** What an operating system puts into a folder that is opened, and the zip from which it was unpacked: nobody reads it as a page. */
const BESIDE = /^(?:(?:.*\/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)|__MACOSX\/.*|[^/]+\.zip)$/i;

/** @returns {{ names: string[], beside?: string[], read(name: string): Buffer }} a folder, or a zip with or without zip64 */
function openBundle(path) {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(path, join(entry.parentPath ?? entry.path, entry.name))
          .split(sep)
          .join('/'),
      );
    const beside = names.filter((name) => BESIDE.test(name));
    return {
      names: names.filter((name) => !BESIDE.test(name)),
      beside,
      read: (name) => readFileSync(join(path, ...name.split('/'))),
    };
  }
  return openZip(path);
}

function openZip(path) {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const at = (from, length) => {
    const bytes = Buffer.alloc(length);
    if (from < 0 || readSync(file, bytes, 0, length, from) !== length) throw new Unusable('zip');
    return bytes;
  };
  const tail = at(Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Unusable('zip');
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let from = tail.readUInt32LE(end + 16);
  if (from === 0xffffffff || count === 0xffff || length === 0xffffffff) {
    const locator = tail.subarray(end - 20, end);
    if (locator.toString('latin1', 0, 4) !== 'PK\x06\x07') throw new Unusable('zip');
    const end64 = at(Number(locator.readBigUInt64LE(8)), 56);
    count = Number(end64.readBigUInt64LE(32));
    length = Number(end64.readBigUInt64LE(40));
    from = Number(end64.readBigUInt64LE(48));
  }
  const directory = at(from, length);
  const entries = new Map();
  for (let cursor = 0, nth = 0; nth < count; nth++) {
    if (directory.readUInt32LE(cursor) !== 0x02014b50) throw new Unusable('zip');
    const [names, extras, comments] = [28, 30, 32].map((place) => directory.readUInt16LE(cursor + place));
    const name = directory.toString('utf8', cursor + 46, cursor + 46 + names);
    const entry = {
      method: directory.readUInt16LE(cursor + 10),
      packed: directory.readUInt32LE(cursor + 20),
      plain: directory.readUInt32LE(cursor + 24),
      offset: directory.readUInt32LE(cursor + 42),
    };
    const extra = directory.subarray(cursor + 46 + names, cursor + 46 + names + extras);
    for (let place = 0; place + 4 <= extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
      if (extra.readUInt16LE(place) !== 1) continue;
      let value = place + 4;
      for (const field of ['plain', 'packed', 'offset'])
        if (entry[field] === 0xffffffff) {
          entry[field] = Number(extra.readBigUInt64LE(value));
          value += 8;
        }
    }
    // Two files of one name: a reader would see the one, and this the other.
    if (entries.has(name)) throw new Bad('altered', name, 'twice-in-zip');
    if (!name.endsWith('/')) entries.set(name, entry);
    cursor += 46 + names + extras + comments;
  }
  // Packed anew by somebody: with a folder around everything, and what his system lays into one.
  const own = [...entries.keys()].filter((name) => !BESIDE.test(name));
  const [, around = ''] = /^([^/]+\/)/.exec(own[0] ?? '') ?? [];
  const cut = entries.has('key.txt') || !own.every((name) => name.startsWith(around)) ? '' : around;
  return {
    names: own.map((name) => name.slice(cut.length)),
    beside: [...entries.keys()].filter((name) => BESIDE.test(name)),
    read(name) {
      const { method, packed, plain, offset } = entries.get(`${cut}${name}`);
      const local = at(offset, 30);
      const bytes = at(offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28), packed);
      try {
        const content = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(plain, 1) });
        if (content.length === plain) return content;
      } catch {
        // It is not what was packed.
      }
      throw new Bad('altered', name, 'does-not-unpack');
    },
    close: () => closeSync(file),
  };
}

function need(bundle, name) {
  if (!bundle.names.includes(name)) throw new Bad('missing', name, 'file-missing');
  return bundle.read(name);
}

function json(bundle, name) {
  try {
    return JSON.parse(need(bundle, name).toString('utf8'));
  } catch (error) {
    if (error instanceof Bad) throw error;
    throw new Bad('altered', name, 'not-json');
  }
}

// -------------------------------------------------------------------------------------------------- notes and checkpoints

/** `<name>+<8 hex digits>+<base64 of 0x01 and 32 bytes>`; the digits are of SHA-256(name, line feed, those bytes). */
function verifierKey(text) {
  const [, name, id, material] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(material ?? '', 'base64');
  const fits =
    bytes.length === 33 &&
    bytes.toString('base64') === material &&
    bytes[0] === 1 &&
    sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).toString('hex', 0, 4) === id;
  if (!fits) throw new Unusable('key');
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') },
    format: 'jwk',
  });
  return { text: text.trim(), name, id, key };
}

/** @returns {{ origin: string, size: number, root: Buffer, by: string }} of a note that one of these keys signed */
function signedCheckpoint(note, keys, where) {
  const [, text, signatures] = /^([\s\S]*\n)\n((?:\u2014 \S+ \S+\n)+)$/.exec(note) ?? [];
  if (text === undefined) throw new Bad('altered', where, 'not-a-note');
  const signed = signatures
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, name, base64]) => {
      const bytes = Buffer.from(base64, 'base64');
      const key = keys.find((one) => one.name === name && one.id === bytes.toString('hex', 0, 4));
      return key === undefined ? [] : [{ key, signature: bytes.subarray(4) }];
    });
  if (signed.length === 0) throw new Bad('altered', where, 'other-key');
  for (const { key, signature } of signed)
    if (!verify(null, Buffer.from(text), key.key, signature)) throw new Bad('altered', where, 'signature');
  const [origin, size, root] = text.split('\n');
  if (!/^(0|[1-9]\d{0,15})$/.test(size ?? '') || Buffer.from(root ?? '', 'base64').length !== 32)
    throw new Bad('altered', where, 'not-a-checkpoint');
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), by: signed[0].key.text };
}

// ----------------------------------------------------------------------------------------------------------------- tree

const LEAF = Buffer.alloc(1 + ENTRY_BYTES);
const NODE = Buffer.alloc(65);
NODE[0] = 1;

function nodeHash(left, right) {
  left.copy(NODE, 1);
  right.copy(NODE, 33);
  return sha256(NODE);
}

/** Root of the entries from `from` up to `to` (RFC 6962, 2.1). */
function rootOf(entries, from, to) {
  let level = [];
  for (let at = from; at < to; at++) {
    entries.copy(LEAF, 1, at * ENTRY_BYTES, (at + 1) * ENTRY_BYTES);
    level.push(sha256(LEAF));
  }
  return rootOfNodes(level);
}

/** Of whole nodes of one height, but for the last, which may be lower. */
function rootOfNodes(level) {
  if (level.length === 0) return sha256(Buffer.alloc(0));
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(nodeHash(level[at], level[at + 1]));
    if (level.length % 2 === 1) above.push(level.at(-1));
    level = above;
  }
  return level[0];
}

/** RFC 9162, 2.1.4.2: that the tree of `first` leaves is the beginning of that of `second`. */
function isConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first === 0 || first > second) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = (first & (first - 1)) === 0 ? [firstRoot, ...proof] : [...proof];
  let [fn, sn] = [BigInt(first) - 1n, BigInt(second) - 1n];
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let fr = path[0];
  let sr = path[0];
  if (fr === undefined) return false;
  for (const node of path.slice(1)) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      [fr, sr] = [nodeHash(node, fr), nodeHash(node, sr)];
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else sr = nodeHash(sr, node);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && fr.equals(firstRoot) && sr.equals(secondRoot);
}

// -------------------------------------------------------------------------------------------------------------- streams

const tagOf = (stream, salt) =>
  sha256(Buffer.concat([Buffer.from('lekwacht/stream/1'), salt, Buffer.from(stream)]));

/** Where each of these streams has its events, found in the entries themselves and not taken from the bundle. */
function placesIn(entries, size, streams) {
  const byStart = new Map();
  for (const stream of streams) {
    const start = stream.tag.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), stream]);
  }
  for (let at = 0; at < size; at++) {
    const from = at * ENTRY_BYTES;
    if (entries[from] !== ENTRY_FORM) throw new Bad('altered', 'entries.bin', 'entry-form', { place: at });
    const candidates = byStart.get(entries.readUInt32LE(from + 1));
    if (candidates === undefined) continue;
    const tag = entries.subarray(from + 1, from + 33);
    for (const stream of candidates) if (stream.tag.equals(tag)) stream.places.push(at);
  }
}

/** What is said of a value: where it stands in its event, as `<revision> <pointer>`. */
const valueName = (revision, pointer) => `${revision} ${pointer}`;

/** Each line of a stream, its values, and the page that shows them. @returns {object} counts */
function verifyStream(bundle, entries, { folder, stream, places, readThrough, leftOut }) {
  const file = `${folder}/events.jsonl`;
  const bytes = need(bundle, file);
  const said = new Map();
  for (const value of json(bundle, `${folder}/opened.json`)) {
    const name = valueName(value.revision, value.pointer);
    if (said.has(name)) throw new Bad('altered', `${folder}/opened.json`, 'twice-in-opened', value);
    said.set(name, value);
  }
  const withheld = new Map(leftOut.map((one) => [valueName(one.revision, one.pointer), one]));
  const values = new Map();
  const erasedBy = new Map();
  const boxes = [];
  const counts = { events: 0, shown: 0, notShown: 0, later: 0, erased: 0, erasedBy: [], erasedAt: [] };
  let revision = 0;
  for (let from = 0, nth = 1; from < bytes.length; nth++) {
    const feed = bytes.indexOf(10, from);
    const to = feed < 0 ? bytes.length : feed;
    const line = bytes.subarray(from, to);
    const where = { line: nth };
    from = to + 1;
    const text = line.toString('utf8');
    let event;
    try {
      event = JSON.parse(text);
    } catch {
      throw new Bad('altered', file, 'line-not-json', { ...where, revision, place: places[revision] });
    }
    if (!Number.isSafeInteger(event?.revision) || event.revision < revision)
      throw new Bad('altered', file, 'out-of-order', { ...where, revision, place: places[revision] });
    const digest = sha256(line);
    // Its number alone is no ground to call events before it missing: it may have been changed.
    if (event.revision > revision && !stands(entries, places[event.revision], digest))
      throw new Bad('altered', file, 'line-altered', { ...where, revision, place: places[revision] });
    const detail = { ...where, revision, place: places[revision] };
    if (event.revision > revision) throw new Bad('missing', file, 'event-missing', detail);
    if (revision >= places.length) throw new Bad('altered', file, 'not-in-log', detail);
    if (!stands(entries, places[revision], digest)) throw new Bad('altered', file, 'line-altered', detail);
    if (event.stream !== stream) throw new Bad('altered', file, 'other-stream', detail);
    counts.events += 1;
    if (event.type === 'PersonalDataErased')
      for (const place of event.data.places) erasedBy.set(valueName(place.revision, place.pointer), revision);
    if (text.includes('"box":'))
      boxesIn(event.data, '', (box, pointer) => boxes.push({ box, pointer, event }));
    revision += 1;
  }
  if (revision < places.length)
    throw new Bad('missing', file, 'event-missing', { revision, place: places[revision] });
  for (const { box, pointer, event } of boxes) {
    const name = valueName(event.revision, pointer);
    const detail = { revision: event.revision, pointer };
    const one = said.get(name);
    said.delete(name);
    if (one === undefined && event.revision > readThrough) counts.later += 1;
    else if (one === undefined) throw new Bad('missing', `${folder}/opened.json`, 'value-missing', detail);
    else if (one.state === 'shown') {
      const value = openBox(box, event, pointer, one.key);
      if (value === undefined) throw new Bad('altered', `${folder}/opened.json`, 'does-not-open', detail);
      values.set(name, value.value);
      counts.shown += 1;
    } else if (one.state === 'erased') {
      if (erasedBy.get(name) === undefined || erasedBy.get(name) !== one.by)
        throw new Bad('missing', `${folder}/opened.json`, 'not-erased', detail);
      counts.erased += 1;
      if (!counts.erasedBy.includes(one.by)) counts.erasedBy.push(one.by);
      if (!counts.erasedAt.includes(event.revision)) counts.erasedAt.push(event.revision);
    } else {
      if (!withheld.has(name)) throw new Bad('missing', 'left-out.json', 'no-ground', detail);
      if (sha256(Buffer.from(box.box)).toString('hex') !== withheld.get(name).digest)
        throw new Bad('altered', 'left-out.json', 'other-digest', detail);
      counts.notShown += 1;
    }
  }
  for (const { revision: at, pointer } of said.values())
    throw new Bad('altered', `${folder}/opened.json`, 'no-such-value', { revision: at, pointer });
  counts.onPage = bundle.names
    .filter((name) => name.startsWith(`${folder}/timeline.`) && name.endsWith('.html'))
    .reduce((count, page) => count + verifyPage(page, bundle.read(page).toString('utf8'), values), 0);
  return counts;
}

function stands(entries, place, digest) {
  if (place === undefined) return false;
  const from = place * ENTRY_BYTES + 33;
  return entries.subarray(from, from + 32).equals(digest);
}

function boxesIn(value, pointer, found) {
  if (typeof value !== 'object' || value === null) return;
  if ('scope' in value && 'key' in value && 'box' in value) {
    found(value, pointer);
    return;
  }
  for (const [name, each] of Object.entries(value))
    boxesIn(each, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, found);
}

/** Form 1 ‖ iv (12) ‖ AES-256-GCM(32 zero bytes ‖ JSON ‖ spaces) ‖ tag (16), bound to its place by eight lines. */
function openBox({ scope, key, box }, { stream, id, type, metadata }, pointer, keyText) {
  const bytes = Buffer.from(box, 'base64url');
  const keyBytes = Buffer.from(keyText ?? '', 'base64url');
  if (bytes.toString('base64url') !== box || bytes[0] !== 1 || bytes.length < 61 || keyBytes.length !== 32)
    return undefined;
  const place = ['lekwacht/box/1', stream, id, type, metadata.schemaVersion, pointer, scope, key].join('\n');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyBytes, bytes.subarray(1, 13));
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]);
    if (!plain.subarray(0, 32).equals(Buffer.alloc(32))) return undefined;
    return { value: JSON.parse(plain.toString('utf8', 32)) };
  } catch {
    return undefined;
  }
}

const HTML = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Each text on the page that says where it comes from is the one that was recorded there. */
function verifyPage(page, html, values) {
  let count = 0;
  for (const [, at, text] of html.matchAll(/<span data-value="([^"]*)">([^<]*)<\/span>/g)) {
    const [, revision, pointer, inside] = /^(\d+) ([^#]*)(?:#(.*))?$/.exec(unescaped(at)) ?? [];
    let value = values.get(valueName(Number(revision), pointer));
    for (const step of (inside ?? '').split('/').slice(1))
      value = value?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (value === undefined || String(value) !== unescaped(text))
      throw new Bad('altered', page, 'other-text', { revision: Number(revision), pointer });
    count += 1;
  }
  // A place that is said in another way would be read and not verified. Within a text it is a word like any other.
  const tags = html.match(/<(?:"[^"]*"|[^">])*>/g) ?? [];
  const said = tags.filter((tag) => /\bdata-value\b/.test(tag)).length;
  if (said !== count) throw new Bad('altered', page, 'unverified-text');
  return count;
}

const unescaped = (text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => HTML[one]);

// -------------------------------------------------------------------------------------------------------------- workers

function runWorker() {
  const { path, shared } = workerData;
  const bundle = openBundle(path);
  const entries = Buffer.from(shared);
  parentPort.on('message', (task) => {
    try {
      const result =
        'from' in task
          ? Buffer.from(rootOf(entries, task.from, task.to))
          : verifyStream(bundle, entries, task);
      parentPort.postMessage({ result });
    } catch (error) {
      if (error instanceof Bad) parentPort.postMessage({ bad: error.found });
      else throw error;
    }
  });
}

/** @returns {Promise<object[]>} of each task its result, or what is wrong, in the order of the tasks */
async function carriedOut(tasks, path, shared) {
  const answers = [];
  let next = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { path, shared } });
      let at;
      const give = () => {
        at = next++;
        if (at < tasks.length) worker.postMessage(tasks[at]);
        else worker.terminate().then(resolve, reject);
      };
      worker.on('message', (answer) => {
        answers[at] = answer;
        give();
      });
      worker.on('error', reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.min(WORKERS, tasks.length) }, one));
  return answers;
}

// --------------------------------------------------------------------------------------------------------------- bundle

/** Files that prove themselves; every other one is in the manifest, whose digest is in the log. */
const PROVES_ITSELF =
  /^(?:checkpoint\.txt|key\.txt|entries\.bin|manifest\.json|anchors\.json|anchors\/\d+\.(?:txt|tsr)|anchored\/(?:checkpoint|consistency)\.txt|(?:inquiry|dossiers\/[^/]+)\/(?:events\.jsonl|stream\.json)|inquiry\/opened\.json)$/;

async function verifyBundle(path, keyTexts) {
  const bundle = openBundle(path);
  const enclosed = need(bundle, 'key.txt').toString('utf8').trim().split('\n');
  const keys = (keyTexts.length > 0 ? keyTexts : enclosed).map(verifierKey);
  const inquiry = json(bundle, 'inquiry.json');
  const checkpoint = signedCheckpoint(
    need(bundle, 'checkpoint.txt').toString('utf8'),
    keys,
    'checkpoint.txt',
  );
  const report = {
    ...{ inquiry: inquiry.id, checkpoint: { origin: checkpoint.origin, size: checkpoint.size } },
    ...{ key: checkpoint.by, keyIsEnclosed: keyTexts.length === 0 },
  };

  const packed = need(bundle, 'entries.bin');
  const { size } = checkpoint;
  const held = packed.length / ENTRY_BYTES;
  if (held < size) throw new Bad('missing', 'entries.bin', 'entries-missing', { place: Math.floor(held) });
  if (held > size) throw new Bad('altered', 'entries.bin', 'entries-over', { place: size });
  const shared = new SharedArrayBuffer(packed.length);
  const entries = Buffer.from(shared);
  packed.copy(entries);

  const streams = streamsOf(bundle, inquiry);
  placesIn(entries, size, streams);
  for (const { folder, places, said } of streams) refuseOtherPlaces(folder, places, said);

  const chunks = [];
  for (let from = 0; from < size; from += CHUNK) chunks.push({ from, to: Math.min(size, from + CHUNK) });
  // The longest first: they end together.
  const order = streams.toSorted((one, other) => other.places.length - one.places.length);
  const tasks = [...order.map(({ tag: _tag, said: _said, ...task }) => task), ...chunks];
  const answers = await carriedOut(tasks, path, shared);

  const nodes = answers.slice(order.length).map(({ result }) => Buffer.from(result));
  const root = rootOfNodes(nodes);
  if (!root.equals(checkpoint.root))
    throw firstBad(answers) ?? new Bad('altered', 'entries.bin', 'other-root');
  // Whole chunks are known: only what comes after the last of them is hashed again.
  const rootAt = (to) => {
    const whole = Math.floor(to / CHUNK);
    const rest = to % CHUNK === 0 ? [] : [rootOf(entries, whole * CHUNK, to)];
    return rootOfNodes([...nodes.slice(0, whole), ...rest]);
  };
  report.anchored = verifyAnchored(bundle, rootAt, keys, checkpoint);
  const bad = firstBad(streams.map((stream) => answers[order.indexOf(stream)]));
  if (bad !== undefined) throw bad;
  report.streams = streams.map((stream) => {
    const { result } = answers[order.indexOf(stream)];
    return { folder: stream.folder, reference: stream.reference, ...result };
  });
  report.files = verifyManifest(bundle);
  report.beside = bundle.beside ?? [];
  return report;
}

/** The log itself says where a stream has its events: what the bundle leaves out of them it withholds. */
function refuseOtherPlaces(folder, places, said) {
  const revision = places.findIndex((place, at) => place !== said[at]);
  if (revision < 0 && places.length === said.length) return;
  const withheld = revision >= 0 && !said.includes(places[revision]);
  const file = `${folder}/stream.json`;
  if (withheld) throw new Bad('missing', file, 'event-missing', { revision, place: places[revision] });
  throw new Bad('altered', file, 'other-places', revision < 0 ? {} : { revision });
}

function firstBad(answers) {
  const found = answers.find((answer) => answer.bad !== undefined)?.bad;
  if (found === undefined) return undefined;
  const { verdict, where, why, ...detail } = found;
  return new Bad(verdict, where, why, detail);
}

function streamsOf(bundle, inquiry) {
  const leftOut = json(bundle, 'left-out.json');
  const dossiers = inquiry.dossiers.map(({ id, reference, folder, readThrough }) => ({
    ...{ folder, reference, stream: `breach-${id}`, readThrough },
    leftOut: leftOut.filter(({ dossier }) => dossier === id),
  }));
  // What is said of the inquiry itself is all shown, up to this bundle.
  const readThrough = madeRevision(bundle) ?? Infinity;
  const own = { folder: 'inquiry', stream: `inquiry-${inquiry.id}`, readThrough, leftOut: [] };
  return [own, ...dossiers].map((one) => {
    const { stream, salt, places } = json(bundle, `${one.folder}/stream.json`);
    if (stream !== one.stream || !Array.isArray(places) || places.length === 0)
      throw new Bad('altered', `${one.folder}/stream.json`, 'other-stream');
    const tag = tagOf(stream, Buffer.from(salt, 'hex'));
    return { ...one, tag, said: places, places: [] };
  });
}

/** Nothing where that cannot be told: then what is wrong is found where it stands. */
function madeRevision(bundle) {
  try {
    const lines = need(bundle, 'inquiry/events.jsonl').toString('utf8').trimEnd().split('\n');
    return madeOf(lines, need(bundle, 'manifest.json'))?.revision;
  } catch {
    return undefined;
  }
}

/** The newest checkpoint that somebody outside held before the period, if there is one; and what says that he did. */
function verifyAnchored(bundle, rootAt, keys, checkpoint) {
  const anchors = json(bundle, 'anchors.json');
  for (const { note, size } of anchors) {
    const held = signedCheckpoint(note, keys, 'anchors.json');
    const detail = { place: size };
    if (held.origin !== checkpoint.origin || held.size !== size || size > checkpoint.size)
      throw new Bad('altered', 'anchors.json', 'other-log', detail);
    if (!rootAt(size).equals(held.root)) throw new Bad('altered', 'anchors.json', 'not-consistent', detail);
  }
  verifyStamps(bundle, anchors);
  const doubts = doubtsOf(anchors, json(bundle, 'inquiry.json').madeAt);
  if (!bundle.names.includes('anchored/checkpoint.txt')) return { anchors, doubts };
  const note = need(bundle, 'anchored/checkpoint.txt').toString('utf8');
  const before = signedCheckpoint(note, keys, 'anchored/checkpoint.txt');
  const proof = need(bundle, 'anchored/consistency.txt')
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'base64'));
  const detail = { place: before.size };
  if (before.origin !== checkpoint.origin || before.size > checkpoint.size)
    throw new Bad('altered', 'anchored/checkpoint.txt', 'other-log', detail);
  // Twice: by the proof, and by the entries themselves.
  if (!isConsistent(before.size, checkpoint.size, before.root, checkpoint.root, proof))
    throw new Bad('altered', 'anchored/consistency.txt', 'not-consistent', detail);
  if (!rootAt(before.size).equals(before.root))
    throw new Bad('altered', 'anchored/checkpoint.txt', 'not-consistent', detail);
  return { size: before.size, anchors, doubts };
}

/** Each stamp is of a checkpoint that is named: who stamped, and when, `openssl ts` says. */
function verifyStamps(bundle, anchors) {
  for (const name of bundle.names) {
    const [, size, kind] = /^anchors\/(\d+)\.(txt|tsr)$/.exec(name) ?? [];
    if (size === undefined) continue;
    const anchor = anchors.find((one) => one.anchor === 'time-stamp' && one.size === Number(size));
    if (anchor === undefined) throw new Bad('altered', name, 'file-added');
    const content = bundle.read(name);
    const note = Buffer.from(anchor.note);
    const fits = kind === 'txt' ? content.equals(note) : content.includes(sha256(note));
    if (!fits) throw new Bad('altered', name, 'other-log', { place: anchor.size });
  }
}

/** Who holds a checkpoint and since when is what the organisation says: at least it has to agree with itself. */
function doubtsOf(anchors, madeAt) {
  const inOrder = anchors.toSorted((one, other) => one.size - other.size);
  return inOrder.flatMap(({ size, at }, nth) => [
    ...(at > madeAt ? [{ size, at, doubt: 'after-the-bundle' }] : []),
    ...(inOrder.slice(nth + 1).some((later) => later.size > size && later.at < at)
      ? [{ size, at, doubt: 'after-a-later-one' }]
      : []),
  ]);
}

/** The event that this bundle was made: of its inquiry there may be others. */
function madeOf(lines, manifest) {
  const digest = sha256(manifest).toString('hex');
  return lines
    .map((line) => JSON.parse(line))
    .find(({ type, data }) => type === 'InquiryBundleMade' && data.manifest === digest);
}

function verifyManifest(bundle) {
  const lines = need(bundle, 'inquiry/events.jsonl').toString('utf8').trimEnd().split('\n');
  const bytes = need(bundle, 'manifest.json');
  if (madeOf(lines, bytes) === undefined) throw new Bad('altered', 'manifest.json', 'other-manifest');
  const { files } = JSON.parse(bytes.toString('utf8'));
  for (const [name, digest] of Object.entries(files))
    if (sha256(need(bundle, name)).toString('hex') !== digest) throw new Bad('altered', name, 'file-altered');
  for (const name of bundle.names)
    if (!PROVES_ITSELF.test(name) && !Object.hasOwn(files, name))
      throw new Bad('altered', name, 'file-added');
  return Object.keys(files).length;
}

// ---------------------------------------------------------------------------------------------------------------- words

const number = (value) => value.toLocaleString('nl-NL');

/** As the pages of the bundle tell it: on the Dutch clock. */
const dutchTime = (at, language) =>
  new Date(at).toLocaleString(language, {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'medium',
    timeStyle: 'short',
  });

/** By what a checkpoint is held. */
const ANCHORS = {
  nl: { file: 'een map die zij aanwees', mail: 'een postbus', 'time-stamp': 'een tijdstempel' },
  en: { file: 'a folder that it named', mail: 'a mailbox', 'time-stamp': 'a time stamp' },
};

const WORDS = {
  nl: {
    verdicts: { altered: 'VERANDERD', missing: 'ONTBREEKT' },
    verified: 'GEVERIFIEERD: alles wat hier eerst staat klopt met het getekende logboek.',
    verifiedByItself:
      'NIET BEWEZEN WIE TEKENDE: alles wat hieronder staat klopt met het getekende logboek, maar u gaf geen sleutel. Gebruikt is die uit de bundel zelf. Vraag de sleutel langs een andere weg, en geef hem met --key.',
    notVerified: 'NIET GEVERIFIEERD.',
    unusable: {
      zip: 'Dit is geen bundel: geen map, en geen heel zip-bestand.',
      key: 'Dit is geen sleutel: niet in de vorm <naam>+<8 tekens>+<base64>, of met een tikfout.',
    },
    checkpoint: ({ origin, size }) => `Logboek ${origin}, getekend bij ${number(size)} gebeurtenissen.`,
    key: (key) => `Getekend met ${key}.`,
    anchored: (size) =>
      `Het controlepunt van vóór de periode (${number(size)} gebeurtenissen) past in dit logboek.`,
    anchors: (list) => [
      'Volgens de organisatie buiten haar bewaard (vraag het de houder; een tijdstempel gaat u na met openssl, zie LEESMIJ.txt):',
      ...list.map(
        ({ size, anchor, at }) =>
          `  ${number(size)} gebeurtenissen: ${ANCHORS.nl[anchor] ?? anchor}, ${dutchTime(at, 'nl')}`,
      ),
    ],
    notProven: 'NIET BEWEZEN, want het staat niet in het logboek:',
    doubts: {
      'after-the-bundle': 'dit moment ligt na het maken van de bundel',
      'after-a-later-one': 'een latere stand heet eerder bewaard',
    },
    doubtful: (size, at, why) =>
      `LET OP: de stand van ${number(size)} gebeurtenissen, bewaard ${dutchTime(at, 'nl')}: ${why}.`,
    beside: (names) => `Hoort niet bij de bundel, en is niet bekeken: ${names.join(', ')}.`,
    notAnchored:
      'NIET VERANKERD: niemand buiten de organisatie heeft een controlepunt bewaard. De organisatie kan het hele logboek hebben herschreven.',
    inquiry: 'Onderzoek',
    stream: (name, one) =>
      `${name}: ${number(one.events)} gebeurtenissen, volledig` +
      `; teksten getoond: ${number(one.shown)}` +
      (one.notShown > 0 ? `; NIET GETOOND: ${number(one.notShown)} (waarom: left-out.json)` : '') +
      (one.erased > 0
        ? `; GEWIST: ${number(one.erased)}, uit gebeurtenis ${one.erasedAt.join(', ')}, door gebeurtenis ${one.erasedBy.join(', ')}`
        : '') +
      (one.later > 0 ? `; vastgelegd toen de bundel werd gemaakt: ${number(one.later)} teksten` : '') +
      '.',
    others: (count) =>
      `Het logboek heeft ${number(count)} andere gebeurtenissen: van andere dossiers en andere zaken. Van welke dat zijn wordt hier niet getoond.`,
    files: (count) =>
      `${number(count)} overige bestanden zijn die waarvan de vingerafdruk in het logboek staat.`,
    at: ({ line, revision, pointer, place }) =>
      [
        line !== undefined && `regel ${line} van het bestand`,
        revision !== undefined && `gebeurtenis ${revision}`,
        pointer && `waarde ${pointer}`,
        place !== undefined && `plaats ${number(place)} van het logboek`,
      ]
        .filter(Boolean)
        .join(', '),
    why: {
      'twice-in-zip': 'staat twee keer in het zip-bestand',
      'does-not-unpack': 'is niet uit te pakken',
      'file-missing': 'het bestand is er niet',
      'not-json': 'is geen JSON',
      'not-a-note': 'is geen getekende verklaring',
      'other-key': 'is niet met deze sleutel getekend',
      signature: 'de handtekening klopt niet',
      'not-a-checkpoint': 'is geen controlepunt',
      'entry-form': 'onbekende vorm',
      'entries-missing': 'hier houdt het op',
      'entries-over': 'er staat meer dan is getekend',
      'other-root': 'de plaatsen geven niet de wortel die is getekend',
      'other-places': 'de plaatsen zijn andere dan in het logboek',
      'other-stream': 'hoort bij een ander dossier',
      'twice-in-opened': 'een waarde staat er twee keer',
      'event-missing': 'een gebeurtenis van dit dossier wordt achtergehouden',
      'other-digest': 'een andere vingerafdruk dan die in het logboek',
      'line-not-json': 'de regel is beschadigd',
      'out-of-order': 'staat niet op zijn plaats',
      'line-altered': 'is niet de regel die in het logboek staat',
      'not-in-log': 'staat niet in het logboek',
      'value-missing': 'een tekst wordt achtergehouden zonder dat het is gezegd',
      'does-not-open': 'de sleutel opent niet de tekst die is vastgelegd',
      'not-erased': 'heet gewist, maar geen gebeurtenis wist het',
      'no-ground': 'niet getoond, zonder grond',
      'no-such-value': 'zo’n waarde is er niet',
      'other-text': 'op de pagina staat een andere tekst dan is vastgelegd',
      'unverified-text': 'op de pagina staat een tekst die niet is na te gaan',
      'other-log': 'hoort bij een ander logboek',
      'not-consistent': 'het logboek gaat niet verder op dit controlepunt: er is iets veranderd van daarvoor',
      'other-manifest':
        'is niet de lijst waarvan de vingerafdruk in het logboek staat. Wat is vastgelegd (events.jsonl, opened.json) klopt; van de pagina’s, ook van wat er groen is, van register.csv, letters/ en notifications/ is niets zeker. Leg ze naast events.jsonl, of vraag een nieuwe bundel',
      'file-altered': 'het bestand is veranderd',
      'file-added': 'het bestand hoort niet bij de bundel',
    },
  },
  en: {
    verdicts: { altered: 'ALTERED', missing: 'MISSING' },
    verified: 'VERIFIED: all that stands here first fits the signed log.',
    verifiedByItself:
      'NOT PROVEN WHO SIGNED: all that stands below fits the signed log, but you gave no key. The one in the bundle itself was used. Ask for the key by another road, and give it with --key.',
    notVerified: 'NOT VERIFIED.',
    unusable: {
      zip: 'This is no bundle: neither a folder nor a whole zip file.',
      key: 'This is no key: not in the form <name>+<8 digits>+<base64>, or with a slip in it.',
    },
    checkpoint: ({ origin, size }) => `Log ${origin}, signed at ${number(size)} events.`,
    key: (key) => `Signed with ${key}.`,
    anchored: (size) => `The checkpoint of before the period (${number(size)} events) fits into this log.`,
    anchors: (list) => [
      'Kept outside, as the organisation says (ask the holder; a time stamp is verified with openssl, see README.txt):',
      ...list.map(
        ({ size, anchor, at }) =>
          `  ${number(size)} events: ${ANCHORS.en[anchor] ?? anchor}, ${dutchTime(at, 'en')}`,
      ),
    ],
    notProven: 'NOT PROVEN, for it does not stand in the log:',
    doubts: {
      'after-the-bundle': 'that is after the bundle was made',
      'after-a-later-one': 'a later checkpoint is said to have been kept earlier',
    },
    doubtful: (size, at, why) =>
      `MIND: the checkpoint of ${number(size)} events, kept ${dutchTime(at, 'en')}: ${why}.`,
    beside: (names) => `Not of the bundle, and not looked at: ${names.join(', ')}.`,
    notAnchored:
      'NOT ANCHORED: nobody outside the organisation kept a checkpoint. The organisation may have rewritten the whole log.',
    inquiry: 'Inquiry',
    stream: (name, one) =>
      `${name}: ${number(one.events)} events, complete; texts shown: ${number(one.shown)}` +
      (one.notShown > 0 ? `; NOT SHOWN: ${number(one.notShown)} (why: left-out.json)` : '') +
      (one.erased > 0
        ? `; ERASED: ${number(one.erased)}, of event ${one.erasedAt.join(', ')}, by event ${one.erasedBy.join(', ')}`
        : '') +
      (one.later > 0 ? `; recorded while the bundle was made: ${number(one.later)} texts` : '') +
      '.',
    others: (count) =>
      `The log has ${number(count)} other events: of other dossiers and other matters. Of which is not shown here.`,
    files: (count) => `${number(count)} other files are those whose fingerprint stands in the log.`,
    at: ({ line, revision, pointer, place }) =>
      [
        line !== undefined && `line ${line} of the file`,
        revision !== undefined && `event ${revision}`,
        pointer && `value ${pointer}`,
        place !== undefined && `place ${number(place)} of the log`,
      ]
        .filter(Boolean)
        .join(', '),
    why: {
      'twice-in-zip': 'stands in the zip file twice',
      'does-not-unpack': 'cannot be unpacked',
      'file-missing': 'the file is not there',
      'not-json': 'is no JSON',
      'not-a-note': 'is no signed note',
      'other-key': 'is not signed with this key',
      signature: 'the signature does not fit',
      'not-a-checkpoint': 'is no checkpoint',
      'entry-form': 'a form that is not known',
      'entries-missing': 'it ends here',
      'entries-over': 'there is more than was signed',
      'other-root': 'the places do not give the root that was signed',
      'other-places': 'the places are others than in the log',
      'other-stream': 'belongs to another dossier',
      'twice-in-opened': 'a value stands there twice',
      'event-missing': 'an event of this dossier is withheld',
      'other-digest': 'another digest than the one in the log',
      'line-not-json': 'the line is damaged',
      'out-of-order': 'does not stand in its place',
      'line-altered': 'is not the line that stands in the log',
      'not-in-log': 'does not stand in the log',
      'value-missing': 'a text is withheld and nothing says so',
      'does-not-open': 'the key does not open the text that was recorded',
      'not-erased': 'is called erased, and no event erases it',
      'no-ground': 'not shown, without a ground',
      'no-such-value': 'there is no such value',
      'other-text': 'the page shows another text than was recorded',
      'unverified-text': 'the page shows a text that cannot be verified',
      'other-log': 'belongs to another log',
      'not-consistent': 'the log does not go on from this checkpoint: something before it was changed',
      'other-manifest':
        'is not the list whose digest stands in the log. What was recorded (events.jsonl, opened.json) is right; of the pages, also of what is green there, of register.csv, letters/ and notifications/ nothing is certain. Hold them against events.jsonl, or ask for another bundle',
      'file-altered': 'the file was altered',
      'file-added': 'the file does not belong to the bundle',
    },
  },
};

function tell(words, report) {
  const { anchors, size, doubts } = report.anchored;
  return [
    report.keyIsEnclosed ? words.verifiedByItself : words.verified,
    '',
    words.checkpoint(report.checkpoint),
    words.key(report.key),
    ...(size === undefined ? [] : [words.anchored(size)]),
    ...report.streams.map((one) => words.stream(one.reference ?? words.inquiry, one)),
    words.others(report.checkpoint.size - report.streams.reduce((sum, { events }) => sum + events, 0)),
    words.files(report.files),
    '',
    words.notProven,
    ...(anchors.length === 0 ? [words.notAnchored] : words.anchors(anchors)),
    ...doubts.map((one) => words.doubtful(one.size, one.at, words.doubts[one.doubt])),
    ...(report.beside.length === 0 ? [] : [words.beside(report.beside)]),
  ].join('\n');
}

async function main(args) {
  const keys = [];
  let [language, asJson] = ['nl', false];
  const [command, path] = args.splice(0, 2);
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '--key') keys.push(args[++at] ?? '');
    else if (args[at] === '--taal' && args[at + 1] in WORDS) language = args[++at];
    else if (args[at] === '--json') asJson = true;
    else return usage();
  }
  if (command !== 'bundle' || path === undefined) return usage();
  const words = WORDS[language];
  try {
    const report = await verifyBundle(path, keys);
    console.log(asJson ? JSON.stringify({ verified: true, ...report }) : tell(words, report));
    return report.keyIsEnclosed ? 3 : 0;
  } catch (error) {
    if (error instanceof Unusable || error?.code === 'ENOENT') {
      console.error(words.unusable[error.message] ?? words.unusable.zip);
      return 2;
    }
    if (!(error instanceof Bad)) throw error;
    const { verdict, where, why, ...detail } = error.found;
    const at = words.at(detail);
    if (asJson) console.log(JSON.stringify({ verified: false, ...error.found }));
    else
      console.log(
        `${words.notVerified}\n\n${words.verdicts[verdict]}: ${where}${at === '' ? '' : ` (${at})`}: ${words.why[why]}.`,
      );
    return 1;
  }
}

function usage() {
  console.error(
    'node lekwacht-verify.mjs bundle <zip|map> --key <vkey> [--key <vkey>] [--taal nl|en] [--json]',
  );
  return 2;
}

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
else runWorker();
