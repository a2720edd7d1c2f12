import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { moment } from '../../shared/moment.js';
import { NOTICE_KINDS, type Channel, type Notice, type NoticeKind } from '../notice.js';
import { messageOf } from './message-of.js';
import { inPhoneAlphabet, lengthOfText, LONGEST_TEXT } from './text-message.js';

const NOW = moment('2026-06-04T03:00:00+02:00');
const BREACH = '7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11';
const INPUT = {
  organisation: 'Kadera',
  now: NOW,
  language: 'nl',
  baseUrl: 'https://meldplek.kadera.example',
} as const;

function notice(kind: NoticeKind, more: Partial<Notice> = {}): Notice {
  return {
    ...{ cause: BREACH, at: NOW, organisation: 'kadera', breach: BREACH, reference: 'DL-2026-7K3F-9Q2M' },
    ...{ kind, channel: 'mail', urgent: true, dueAt: moment('2026-06-04T03:29:00+02:00') },
    recipient: kind.startsWith('reporter-') ? { kind: 'reporter' } : { kind: 'step', step: 'achterwacht' },
    ...more,
  };
}
const over = (channel: Channel, kind: NoticeKind, more: Partial<Notice> = {}) =>
  notice(kind, { channel, ...more });
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('a message', () => {
  it('says first what to do, then whose, which and how long still, and where', () => {
    const { subject, text } = messageOf([notice('danger')], INPUT);
    expect(subject).toBe('Lekwacht: spoed, neem het over');
    expect(text).toBe(
      [
        'Neem het nu over: open het dossier en druk op “Ik neem het over”.',
        '',
        'Bij Kadera is er spoed. Neemt u het niet over, dan wordt de volgende gewaarschuwd.',
        'Organisatie: Kadera',
        'Nummer: DL-2026-7K3F-9Q2M',
        'Termijn: nog 29 minuten (tot donderdag 4 juni, 03:29)',
        `Open: https://meldplek.kadera.example/desk/dossiers/${BREACH}`,
        '',
        '-- ',
        'U krijgt dit omdat u bij Kadera op de lijst voor alarmen staat. Wat er is gebeurd, staat alleen in Lekwacht. Antwoorden op deze e-mail leest niemand.',
        '',
      ].join('\n'),
    );
  });

  it.each(NOTICE_KINDS)(
    'of the kind %s is there in both languages and over every channel, short and neutral',
    (kind) => {
      for (const language of ['nl', 'en'] as const) {
        const mail = messageOf([notice(kind)], { ...INPUT, language });
        expect(mail.subject).toMatch(/^Lekwacht: [\p{L} ,]+$/u);
        expect(mail.subject).not.toContain('DL-');
        expect(firstLine(mail.text).length).toBeLessThan(100);
        expect(mail.html).toContain(`lang="${language}"`);
        const { text } = messageOf([over('text', kind)], { ...INPUT, language });
        expect(lengthOfText(text)).toBeLessThanOrEqual(LONGEST_TEXT);
        expect(inPhoneAlphabet(text)).toBe(text);
        const spoken = messageOf([over('voice', kind)], { ...INPUT, language }).text;
        expect(spoken).toContain('D L, 2 0 2 6, 7 K 3 F, 9 Q 2 M');
        expect(spoken).not.toMatch(/https?:|[“”]/);
        // Over the phone nobody has a clipboard: a line or two.
        expect(spoken.length).toBeLessThan(500);
      }
    },
  );

  it('in a text says what to do, whatever the organisation is called, in signs that every phone has', () => {
    expect(messageOf([over('text', 'danger')], INPUT).text).toBe(
      `Lekwacht Kadera: SPOED. Neem het nu over. Nog 29 minuten. DL-2026-7K3F-9Q2M https://meldplek.kadera.example/desk/dossiers/${BREACH}`,
    );
    for (const organisation of ['Stichting Ŧhuïs “Böven” ’t Ÿ', 'L'.repeat(200), '你好', ''])
      for (const baseUrl of [INPUT.baseUrl, `https://${'d'.repeat(60)}.example`, undefined]) {
        const { text } = messageOf([over('text', 'danger')], { ...INPUT, organisation, baseUrl });
        expect(text).toContain('SPOED. Neem het nu over.');
        expect(text).toContain('Nog 29 minuten');
        expect(lengthOfText(text)).toBeLessThanOrEqual(LONGEST_TEXT);
        expect(inPhoneAlphabet(text)).toBe(text);
      }
  });

  it('links nowhere but to this desk, and only where browsers reach it', () => {
    for (const kind of NOTICE_KINDS) {
      const { text, html = '' } = messageOf([notice(kind)], INPUT);
      for (const [link] of `${text}${html}`.matchAll(/https?:[^\s"<]+/g))
        expect(link.startsWith(`${INPUT.baseUrl}/`)).toBe(true);
      expect(html).not.toMatch(/<(img|style|script|link|iframe)|src=|style=/i);
      const without = messageOf([notice(kind)], { ...INPUT, baseUrl: undefined });
      expect(`${without.text}${without.html ?? ''}`).not.toMatch(/https?:/);
    }
  });

  it('to a reporter leads to where he comes back, and not into a dossier; it has no entry for his calendar', () => {
    const { subject, text, calendar } = messageOf([notice('reporter-question')], INPUT);
    expect(subject).toBe('Lekwacht: een bericht voor u');
    expect(text).toContain('https://meldplek.kadera.example/melding\n');
    expect(text).not.toContain(BREACH);
    expect(calendar).toBeUndefined();
  });

  it('cannot be made to say something else by what an organisation is called', () => {
    const organisation = '<img src=x> & "Zo"';
    const { html } = messageOf([notice('report')], { ...INPUT, organisation });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x&gt; &amp; &quot;Zo&quot;');
  });

  it('about several begins with the most urgent one and names each', () => {
    const several = [notice('duty', { reference: 'DL-2026-AAAA-AAAA' }), notice('deadline-missed')];
    const { subject, text } = messageOf(several, INPUT);
    expect(subject).toBe('Lekwacht: een termijn is voorbij');
    expect(firstLine(text)).toBe('Open het dossier: doe alsnog wat moest, en leg vast waarom het later is.');
    expect(text).toContain('2 berichten. Het dringendste staat bovenaan.');
    expect(text.indexOf('DL-2026-7K3F-9Q2M')).toBeLessThan(text.indexOf('DL-2026-AAAA-AAAA'));
    const phone = several.map((one) => ({ ...one, channel: 'text' as const, breach: 'b' }));
    expect(messageOf(phone, { ...INPUT, baseUrl: undefined }).text).toContain('Er zijn 2 berichten.');
  });

  it('never says that there is more time than there is', () => {
    const left = (dueAt: string, language: 'nl' | 'en' = 'nl') =>
      /^(?:Termijn|Term): (.*)$/m.exec(
        messageOf([notice('deadline-near', { dueAt: moment(dueAt) })], { ...INPUT, language }).text,
      )?.[1];
    expect(left('2026-06-04T03:00:59+02:00')).toMatch(/^nog 0 minuten/);
    expect(left('2026-06-04T03:01:59+02:00')).toMatch(/^nog 1 minuut \(/);
    expect(left('2026-06-04T05:00:00+02:00')).toMatch(/^nog 120 minuten/);
    expect(left('2026-06-04T05:59:00+02:00')).toMatch(/^nog 2 uur/);
    expect(left('2026-06-05T02:59:00+02:00', 'en')).toMatch(/^23 hours left/);
    expect(left('2026-06-10T02:59:00+02:00')).toMatch(/^nog 5 dagen/);
    expect(left('2026-06-04T02:59:00+02:00')).toBe('voorbij sinds donderdag 4 juni, 02:59');
  });

  it('of a digest begins with what cannot wait', () => {
    const digest = (facts: Notice['facts']) =>
      messageOf([notice('digest', { ...(facts && { facts }) })], INPUT).text.split('\n');
    expect(digest({ open: 3, near: 1, missed: 2 })[0]).toBe(
      'Begin hier: 2 termijnen zijn voorbij en 1 termijn loopt vandaag af.',
    );
    expect(digest({ open: 1 }).slice(0, 3)).toEqual([
      'U hoeft nu niets te doen.',
      '',
      'Kadera: 1 dossier loopt.',
    ]);
  });
});

describe('the entry for a calendar', () => {
  const read = (calendar: string | undefined) =>
    new ICAL.Component(ICAL.parse(calendar ?? '') as unknown[])
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
  const entry = (more: Partial<Notice> = {}, organisation = 'Kadera') =>
    messageOf([notice('deadline-near', more)], { ...INPUT, organisation });

  it('is of the term, as another program reads it', () => {
    const [event] = read(entry().calendar);
    expect(event?.summary).toBe('Lekwacht: termijn (Kadera, DL-2026-7K3F-9Q2M)');
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-06-04T01:29:00.000Z');
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${INPUT.baseUrl}/desk/dossiers/${BREACH}`);
  });

  it('is the same one when the term moves, with a later revision; another term is another one', () => {
    const [first] = read(entry().calendar);
    const later = { at: moment('2026-06-04T03:10:00+02:00'), dueAt: moment('2026-06-05T03:10:00+02:00') };
    const [moved] = read(entry(later).calendar);
    expect(moved?.uid).toBe(first?.uid);
    expect(moved?.sequence).toBe((first?.sequence ?? 0) + 600);
    const [other] = read(entry({ facts: { deadline: 'safety' } }).calendar);
    expect(other?.uid).not.toBe(first?.uid);
    const [gone] = read(entry({ ...later, facts: { over: 1 } }).calendar);
    expect(gone?.uid).toBe(first?.uid);
    expect(gone?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('keeps what an organisation is called, in lines of 75 bytes that no character is cut by', () => {
    const name = `Ŧhuis; “Böven”, \\n & ${'é'.repeat(70)}\r\nATTENDEE:mailto:x@y.example`;
    const { calendar } = entry({}, name);
    const lines = (calendar ?? '').split('\r\n');
    expect(calendar?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
    const [event] = read(calendar);
    expect(event?.summary).toBe(`Lekwacht: termijn (${name.replace('\r\n', '\n')}, DL-2026-7K3F-9Q2M)`);
    expect(event?.component.getAllProperties('attendee')).toEqual([]);
  });

  it('is not made of minutes in which somebody is to answer, nor of what has no term', () => {
    for (const kind of ['danger', 'rung', 'deadline-missed', 'test-alarm'] as const)
      expect(messageOf([notice(kind)], INPUT).calendar).toBeUndefined();
    const { dueAt: _due, ...without } = notice('report');
    expect(messageOf([without], INPUT).calendar).toBeUndefined();
  });
});
