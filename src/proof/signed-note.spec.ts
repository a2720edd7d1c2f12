import { describe, expect, it } from '@jest/globals';
import { hash } from 'node:crypto';
import { checkpointText, proofText, readCheckpoint } from './checkpoint.js';
import { NoteRefused, noteSigner, noteVerifier, openNote, signNote, splitNote } from './signed-note.js';

/** The example of C2SP signed-note. */
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
/** RFC 8032, section 7.1, test 1: the public key of this seed. */
const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PUBLIC = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');

const name = 'lekwacht.example/log/1';
const ours = noteSigner(name, SEED);
const other = noteSigner(name, hash('sha256', 'other', 'buffer'));
const text = 'lekwacht.example/log/1\n3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n';

describe('a signed note', () => {
  it('of the specification is verified with the key of the specification', () => {
    expect(openNote(EXAMPLE, [noteVerifier(EXAMPLE_KEY)]).text).toBe('This is an example message.\n');
  });

  it('of which a letter was changed is refused', () => {
    expect(() => openNote(EXAMPLE.replace('example m', 'Example m'), [noteVerifier(EXAMPLE_KEY)])).toThrow(
      'not of this text',
    );
  });

  it('names the key by which it is verified', () => {
    expect(Buffer.from(ours.verifierKey.split('+').slice(2).join('+'), 'base64').subarray(1)).toEqual(PUBLIC);
    const verifier = noteVerifier(ours.verifierKey);
    expect(openNote(signNote(text, [ours]), [verifier])).toEqual({ text, signedBy: [verifier] });
  });

  it('of two keys, while one replaces the other, is verified with either', () => {
    const note = signNote(text, [ours, other]);
    for (const { verifierKey } of [ours, other])
      expect(openNote(note, [noteVerifier(verifierKey)]).signedBy).toHaveLength(1);
  });

  it('of unknown keys only is refused, also where one bears the name of a known key', () => {
    expect(() => openNote(signNote(text, [other]), [noteVerifier(ours.verifierKey)])).toThrow('no known key');
  });

  it('may have empty lines in its text', () => {
    const poem = 'one\n\nthree\n';
    expect(openNote(signNote(poem, [ours]), [noteVerifier(ours.verifierKey)]).text).toBe(poem);
  });

  it.each([
    ['without an empty line', 'text\n— a AAAA\n'],
    ['without signatures', 'text\n\n'],
    ['whose signature is cut short', EXAMPLE.slice(0, -30) + '\n'],
    ['that does not end with a newline', EXAMPLE.trimEnd()],
    ['with control characters', EXAMPLE.replace('This', 'This\u0007')],
    ['with more than sixteen signatures', EXAMPLE + `${EXAMPLE.split('\n')[2] ?? ''}\n`.repeat(16)],
  ])('%s is none', (_, note) => {
    expect(() => splitNote(note)).toThrow(NoteRefused);
  });

  it.each([
    ['of another id', EXAMPLE_KEY.replace('530d903a', '530d903b')],
    ['of another kind', 'example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
    ['without a name', EXAMPLE_KEY.slice('example.com/foo'.length)],
  ])('is not verified by a key %s', (_, key) => {
    expect(() => noteVerifier(key)).toThrow(NoteRefused);
  });
});

describe('a checkpoint', () => {
  it('is read as it was written', () => {
    const head = { origin: name, size: 3, root: hash('sha256', 'root', 'buffer') };
    expect(readCheckpoint(checkpointText(head))).toEqual(head);
  });

  it('of the specification is read', () => {
    expect(
      readCheckpoint('example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'),
    ).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
  });

  it.each([
    ['a size with a zero before it', text.replace('\n3\n', '\n03\n')],
    ['a root of another length', text.replace('rra8/', '')],
    ['no origin', text.replace(name, '')],
  ])('with %s is none', (_, wrong) => {
    expect(() => readCheckpoint(wrong)).toThrow(NoteRefused);
  });

  it('stands at the end of a proof, after the path', () => {
    const note = signNote(text, [ours]);
    const path = [hash('sha256', 'sibling', 'buffer'), hash('sha256', 'uncle', 'buffer')];
    const lines = proofText({ extra: Buffer.from('entry'), index: 2, path, checkpoint: note });
    expect(lines).toBe(
      `c2sp.org/tlog-proof@v1\nextra ZW50cnk=\nindex 2\n${path.map((one) => one.toString('base64')).join('\n')}\n\n${note}`,
    );
  });
});
