import { describe, expect, it } from '@jest/globals';
import { MOST_ATTACHMENTS, type Verdict } from '../../src/breach/domain/attachments.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { erasedBy, type HeldValue } from '../../src/breach/domain/against-erasing.js';
import { personal } from '../../src/shared/personal.js';
import { dismiss, report, review, secret } from '../support/breach/breach-commands.js';
import { act, given, handler } from '../support/breach/given-breach.js';

const attachment = (n: number): string => `c0ffee00-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
const received = (n: number): BreachCommand => ({
  ...{ type: 'ReceiveAttachment', attachment: attachment(n), mediaType: 'application/pdf', bytes: 5 },
  ...{ digest: 'd'.repeat(64), name: secret(`${n}.pdf`), fileKey: personal('dossier', [n]) },
});
const scanned = (n: number, verdict: Verdict = 'clean'): BreachCommand => ({
  ...{ type: 'RecordScan', attachment: attachment(n), verdict },
});
const byReporter = (command: BreachCommand) => act(command, { by: { id: 'reporter', role: 'reporter' } });

describe('files of a dossier', () => {
  it('are ten at most', () => {
    const full = given(report(), ...Array.from({ length: MOST_ATTACHMENTS }, (_, n) => received(n)));
    full.when(received(10)).thenRefused('too-many-attachments');
  });

  it('are not scanned until a scanner has spoken, and then once', () => {
    const file = given(report(), received(1));
    expect(file.breach.attachments[0]?.scan).toBeUndefined();
    const known = file.and(scanned(1, 'infected'));
    expect(known.breach.attachments).toMatchObject([{ scan: { verdict: 'infected' } }]);
    known.when(scanned(1, 'clean')).then();
    file.when(scanned(2)).then();
  });

  it('say whether the reporter sent them or somebody here, who then has looked at the report', () => {
    const one = given(report(), byReporter(received(1)));
    expect(one.breach.attachments).toMatchObject([{ from: 'reporter' }]);
    expect(one.breach.lookedAt).toBeUndefined();
    const both = one.and(received(2));
    expect(both.breach.attachments).toMatchObject([{ from: 'reporter' }, { from: 'organisation' }]);
    expect(both.breach.lookedAt).toBeDefined();
  });

  it('that the reporter sends after the end open the dossier again, and are to be looked at', () => {
    const ended = given(report(), dismiss);
    const again = ended.and(byReporter(received(1)));
    expect(again.breach).toMatchObject({ additions: [again.breach.attachments[0]?.revision] });
    expect(again.breach.ending).toBeUndefined();
    expect(again.and(review()).breach.additions).toEqual([]);
    const own = ended.and(act(received(1), { by: handler }));
    expect(own.breach.additions).toEqual([]);
    expect(own.breach.ending).toBeDefined();
  });

  it('go with their name, where nothing is put in its place', () => {
    const value = (pointer: string, revision = 3): HeldValue => ({
      ...{
        revision,
        pointer,
        scope: 'dossier',
        key: `${revision}${pointer}`,
        isText: pointer !== '/fileKey',
      },
    });
    const held = [value('/name'), value('/description'), value('/fileKey'), value('/fileKey', 4)];
    const named = { revision: 3, pointer: '/name' };
    const keysOf = (values: readonly object[]) =>
      erasedBy({ what: 'values', values: values as never }, held).map(({ key }) => key);
    expect(keysOf([named])).toEqual(['3/name', '3/fileKey']);
    expect(keysOf([{ ...named, replacement: secret('x.pdf') }])).toEqual(['3/name']);
    expect(keysOf([{ revision: 3, pointer: '/description' }])).toEqual(['3/description']);
  });
});
