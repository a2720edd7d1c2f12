import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ActCatalogue, type Act } from '../../breach/acts/act-catalogue.js';
import type { ActResult } from '../../breach/acts/act-on-breach.command.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import { commandId } from '../../breach/dossier/command-id.js';
import type { History } from '../../breach/dossier/history.js';
import { timeLine } from '../../breach/views/time-line.view.js';
import type { Draft } from '../../drafts/drafts.js';
import type { Language } from '../../law/sentence.js';
import { fieldShapes, type FieldShape } from '../../platform/http/field-shapes.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { parseIdempotencyKey } from '../../platform/http/idempotency-key.js';
import { Problem } from '../../platform/http/problem.js';
import { PROBLEM_MAPPINGS, type ProblemMapping } from '../../platform/http/problem-mapping.js';
import { InputPipe } from '../../platform/http/validation.js';
import { Clock } from '../../platform/time/clock.port.js';
import type { Moment } from '../../shared/moment.js';
import type { Filled } from '../html/form.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { wordsIn } from '../words/words.js';
import { atFields, bodyFromForm } from './body-from-form.js';

/** A form as it stands on a page: what was typed, what is wrong with it, and what sending it will mean. */
export interface FormState {
  /** A fault under the name '' is of the whole form. */
  readonly filled: Filled;
  /** Key of the act: sent twice it is done once. */
  readonly submission: string;
  /** Revision of the dossier that the person sees beside it. */
  readonly seen: number;
  /** Where somebody goes on with what he saved. */
  readonly savedAt?: Moment;
  /** What others recorded while it was filled in, where that is why it came back. */
  readonly changed?: readonly TimeLineEntryAnswer[];
}

/** A form that is shown for the first time. @param values what is known already, by the names of fields */
export function freshForm(
  history: History,
  values: Readonly<Record<string, readonly string[] | undefined>> = {},
): FormState {
  const seen = history.at(-1)?.revision ?? 0;
  return { filled: { values, faults: new Map() }, submission: randomUUID(), seen };
}

/**
 * The same, or what he saved of it before, with what he had seen by then.
 * @param values not with a draft that is about something else than the link that led here
 */
export function begunForm(
  history: History,
  values: Readonly<Record<string, readonly string[] | undefined>>,
  draft: Draft | undefined,
): FormState {
  const fresh = freshForm(history, values);
  const isOther = Object.entries(values).some(
    ([name, known]) => draft?.form[name] !== undefined && String(draft.form[name]) !== String(known),
  );
  if (draft === undefined || isOther) return fresh;
  const { submission = [], seen = [], ...typed } = draft.form;
  return {
    ...{ filled: { values: typed, faults: new Map() }, savedAt: draft.savedAt },
    submission: submission[0] ?? fresh.submission,
    seen: Number(seen[0] ?? fresh.seen),
  };
}

export type Submitted =
  | { readonly done: ActResult }
  /** Not carried out: to be shown again, with this HTTP status. */
  | { readonly returned: FormState; readonly status: number };

interface Sent {
  readonly form: FormBody;
  readonly history: History;
  readonly request: FastifyRequest;
  readonly language: Language;
  /** Id of the dossier, where the address does not hold it. */
  readonly on?: string;
  /** What of the body the form asks in its own way. */
  readonly also?: object;
}

/** These say something about what was typed, or about the moment; the rest no change of the form would mend. */
const SHOWN_AT_THE_FORM: readonly number[] = [403, 409, 412, 422, 503];

/** Carries out what a form asks, by the same DTO and the same code as the API (ADR 26). */
@Injectable()
export class ActForms {
  private readonly input: InputPipe;

  constructor(
    private readonly acts: ActCatalogue,
    @Inject(PROBLEM_MAPPINGS) private readonly mappings: readonly ProblemMapping[],
    clock: Clock,
  ) {
    this.input = new InputPipe(clock);
  }

  /** What a form for this act asks: the fields of its body, and what its path holds beside the dossier. */
  fields({ body, parameters }: Act): readonly FieldShape[] {
    const inPath = parameters.map((name): FieldShape => ({
      name,
      kind: 'id',
      required: true,
      ...{ conditional: false, past: false },
      options: [],
      max: undefined,
    }));
    return [...inPath, ...fieldShapes(body)];
  }

  /** The same, of the act that the contract calls so. */
  fieldsOf(name: string): readonly FieldShape[] {
    const act = this.acts.find(name);
    if (act === undefined) throw new Error(`no act ${name}`);
    return this.fields(act);
  }

  /**
   * @param name as the contract calls the act, such as `recordDecision`
   * @throws what no change of the form would mend: a dossier that is not there, an act that is not his
   */
  async submit(name: string, { form, history, request, language, on, also }: Sent): Promise<Submitted> {
    const act = this.acts.find(name);
    const breachId = (on ?? (request.params as { readonly id: string }).id).toLowerCase();
    const { principal } = request;
    if (act === undefined || principal === undefined) throw new Error(`no act ${name} for nobody`);
    const submission = form['submission']?.[0];
    const seen = Number(form['seen']?.[0] ?? Number.NaN);
    const content = { ...bodyFromForm(fieldShapes(act.body), form), ...also };
    const id = commandId(principal.id, `form ${name}`, breachId, parseIdempotencyKey(submission));
    const asked = {
      ...{ breachId, commandId: id, correlationId: request.id, causationId: id, content },
      // Without what was seen it conflicts with everything: nobody acts on a dossier that he did not see.
      ...(!act.unseen && { ifMatch: Number.isSafeInteger(seen) ? seen : -1 }),
      by: { principal, action: act.action },
    };
    const inPath = act.parameters.map((parameter) => form[parameter]?.[0] ?? '');
    const attempted = await this.attempt({ form, language, ...(also && { also }) }, act.body, (body) =>
      act.perform(asked, inPath, body),
    );
    if ('done' in attempted) return attempted;
    const { filled, status } = attempted;
    const revision = history.at(-1)?.revision ?? 0;
    const returned = {
      filled,
      submission: submission ?? randomUUID(),
      seen: status === 412 ? revision : seen,
      ...(status === 412 && {
        changed: timeLine(history).filter((entry) => entry.revision > seen),
      }),
    };
    return { returned, status };
  }

  /**
   * Does what a form asks once its DTO has checked it. @returns what came of it, or what was filled in with what is wrong
   * @throws what no change of the form would mend
   */
  async attempt<Body extends object, Done>(
    { form, language, also }: Pick<Sent, 'form' | 'language' | 'also'>,
    metatype: Type<Body>,
    perform: (body: Body) => Promise<Done>,
  ): Promise<{ readonly done: Done } | { readonly filled: Filled; readonly status: number }> {
    const content = { ...bodyFromForm(fieldShapes(metatype), form), ...also };
    try {
      const body = (await this.input.transform(content, { type: 'body', metatype })) as Body;
      return { done: await perform(body) };
    } catch (error) {
      const problem = this.problemOf(error);
      if (problem === undefined) throw error;
      const faults = atFields(faultsOf(problem, language), fieldShapes(metatype));
      return { filled: { values: form, faults }, status: problem.status };
    }
  }

  private problemOf(error: unknown): Problem | undefined {
    const problem =
      error instanceof Problem
        ? error
        : this.mappings.reduce<Problem | undefined>((found, mapping) => found ?? mapping(error), undefined);
    return problem !== undefined &&
      SHOWN_AT_THE_FORM.includes(problem.status) &&
      problem.code !== 'not-allowed'
      ? problem
      : undefined;
  }
}

/** By the field that each is about, an entry of a list being its list; of the whole form under ''. */
export function faultsOf(problem: Problem, language: Language): ReadonlyMap<string, string> {
  const words = wordsIn(language);
  if (problem.errors === undefined) return new Map([['', refusalInWords(problem.code, words)]]);
  return new Map(problem.errors.map(({ pointer, code }) => [fieldOf(pointer), refusalInWords(code, words)]));
}

const fieldOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
