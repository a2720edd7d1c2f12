import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { Problem } from '../../src/platform/http/problem.js';
import { problemInDutch } from '../../src/web/problem-in-dutch.js';
import { faultsIn } from '../../src/web/report/report-form.js';
import { refusalInWords } from '../../src/web/words/refusal-in-words.js';
import { wordsIn } from '../../src/web/words/words.js';

const CODE = /^[a-z]+(-[a-z0-9]+)*$/;

/** Met by programs and by who runs the service, by nobody with a browser. */
const OF_PROGRAMS = [
  'custom',
  'development-provider-not-started',
  'grants-malformed',
  'logout-token-invalid',
  'not-ready',
  'not-acceptable',
  ...['token-missing', 'token-invalid', 'token-expired', 'issuer-unavailable'],
  ...['idempotency-key-missing', 'idempotency-key-invalid', 'if-match-missing', 'if-match-invalid'],
  ...[
    'empty-body',
    'malformed-json',
    'not-utf-8',
    'duplicate-member',
    'malformed-request',
    'content-length-mismatch',
    'headers-too-large',
    'malformed-host',
    'http-version',
    'content-encoding',
    'charset',
    'expectation-failed',
  ],
];

/** Every code that the source raises: of a refusal, of a rule of a field, of a problem. */
function codesRaised(): ReadonlySet<string> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !file.startsWith('web/words/'),
  );
  return new Set(
    files.flatMap((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      return codesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    }),
  );
}

function codesIn(node: ts.Node): readonly string[] {
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...codesIn(child)));
  return [...textsIn(raisedBy(node)).filter((text) => CODE.test(text)), ...below];
}

/** Where the code of what is raised here stands. */
function raisedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Refusal') return node.arguments?.[0];
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') return node.initializer;
  return ts.isTypeAliasDeclaration(node) && node.name.text === 'Fault' ? node.type : undefined;
}

function textsIn(node: ts.Node | undefined): readonly string[] {
  if (node === undefined) return [];
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(textsIn);
  if (ts.isLiteralTypeNode(node)) return textsIn(node.literal);
  return ts.isStringLiteral(node) ? [node.text] : [];
}

describe('what the desk says no to, in words', () => {
  it('has a sentence for every code that is raised, and none for a code that is not', () => {
    // Why somebody is not let in is told with a title of its own.
    const { refusals, loginProblems } = wordsIn('nl');
    const worded = [...new Set([...Object.keys(refusals), ...Object.keys(loginProblems)])].filter(
      (code) => code !== 'other' && !OF_PROGRAMS.includes(code),
    );
    const raised = [...codesRaised()].filter((code) => !OF_PROGRAMS.includes(code));
    expect(worded.sort()).toEqual(raised.sort());
  });

  it('C6: says in Dutch what a program is answered, for every code that is raised', () => {
    const { other } = wordsIn('nl').refusals;
    const unsaid = [...codesRaised()].filter((code) => {
      const { detail } = problemInDutch.said(new Problem({ status: 400, code, title: 'In English' }));
      return detail === undefined || (detail === other && code !== 'custom');
    });
    expect(unsaid).toEqual([]);
  });

  it.each(['nl', 'en'] as const)('says whole sentences, without a code (%s)', (language) => {
    for (const sentence of Object.values(wordsIn(language).refusals)) {
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(/undefined|[a-z]+-[a-z]+-[a-z]+/);
    }
  });

  it('has a sentence for what nobody foresaw', () => {
    const words = wordsIn('nl');
    expect(refusalInWords('toString', words)).toBe(words.refusals.other);
    expect(refusalInWords('ended', words)).toBe('Dit dossier is niet open. Heropen het eerst.');
  });

  it('says at a field of the report what it lacks, before it says that something is missing', () => {
    const errors = [
      { pointer: '/description', code: 'required', detail: '' },
      { pointer: '/system', code: 'too-long', detail: '' },
    ];
    const problem = new Problem({ status: 422, code: 'invalid-input', title: '', errors });
    expect([...(faultsIn(problem, wordsIn('nl')) ?? [])]).toEqual([
      ['description', 'Schrijf wat er is gebeurd.'],
      ['system', 'Deze tekst is te lang. Maak hem korter.'],
    ]);
  });
});
