import { OMISSION_GROUNDS, type Omission, type OmissionGround } from '../../audit/inquiry/inquiry.js';
import { endOfDutchDay, endOfDutchMinute, startOfDutchDay } from '../../law/clock.js';
import type { FormBody } from '../../platform/http/form-body.js';
import type { KeyScope } from '../../shared/personal.js';

/** Kinds of texts that can be left out of all dossiers at once; free text is read first. */
export const LEFT_OUT_KINDS = ['reporter', 'affected', 'staff'] as const satisfies readonly KeyScope[];

/** Name of the field that says why texts of a kind are left out. */
export const fieldOfKind = (kind: KeyScope): string => `leave.${kind}`;

/** The same of one text, or of an event where no pointer is named. */
export const fieldOfText = (dossier: string, revision: number, pointer = ''): string =>
  `omit:${dossier}:${revision}:${pointer}`;

const FIELD_OF_TEXT = /^omit:([0-9a-f-]{36}):(\d{1,7}):(.*)$/;

const groundIn = (values: readonly string[] | undefined): OmissionGround | undefined =>
  OMISSION_GROUNDS.find((ground) => ground === values?.[0]);

/** What a form leaves out. What it says of a dossier that it does not choose is left to who checks it. */
function omittedIn(form: FormBody): readonly Omission[] {
  const kinds = (form['dossiers'] ?? []).flatMap((dossier) =>
    LEFT_OUT_KINDS.flatMap((scope): Omission[] => {
      const ground = groundIn(form[fieldOfKind(scope)]);
      return ground === undefined ? [] : [{ dossier, scope, ground }];
    }),
  );
  const texts = Object.entries(form).flatMap(([name, values]): Omission[] => {
    const [, dossier, revision, pointer = ''] = FIELD_OF_TEXT.exec(name) ?? [];
    const ground = groundIn(values);
    if (dossier === undefined || ground === undefined) return [];
    return [{ dossier, revision: Number(revision), ...(pointer !== '' && { pointer }), ground }];
  });
  return [...kinds, ...texts];
}

/** What a form says in another way than a program: days for moments, and what is left out by its fields. */
export function saidByForm(form: FormBody): object {
  const [from = '', until = ''] = [form['from']?.[0], form['until']?.[0]];
  return {
    from: isDay(from) ? startOfDutchDay(from) : from,
    until: isDay(until) ? endOfDutchDay(until) : until,
    omitted: omittedIn(form),
  };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && endOfDutchMinute(text, '00:00') !== undefined;
