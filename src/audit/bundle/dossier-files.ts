import { plain } from '../../breach/contract/plain.js';
import type { DossierInBundle } from './bundle-pages.port.js';
import { LEFT_OUT_TEXT } from '../../breach/dossier/kept-from-auditor.js';

export const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** What was handed to the AP, frozen as it was, and what people were written: a file for each time. */
export function sentFiles({ folder, history }: DossierInBundle): readonly (readonly [string, string])[] {
  return history.flatMap(({ revision, event, metadata }): (readonly [string, string])[] => {
    if (event.type === 'ApNotified') {
      const { content, kind, number, notifiedAt, incomplete } = event.data;
      const notification = {
        revision,
        recordedAt: metadata.recordedAt,
        kind,
        number,
        notifiedAt,
        incomplete,
      };
      const file = asJson({ ...notification, content: plain(content) });
      return [[`${folder}/notifications/${revision}.json`, file]];
    }
    if (event.type === 'SubjectsInformed' && event.data.text !== undefined) {
      const text = plain(event.data.text);
      return [
        [`${folder}/letters/${revision}.txt`, typeof text === 'string' ? `${text}\n` : `${LEFT_OUT_TEXT}\n`],
      ];
    }
    return [];
  });
}

/** How to open each text, or why it is not opened; what it says is in the box. */
export function openedFile({ texts }: Pick<DossierInBundle, 'texts'>): string {
  const rows = texts.map((text) => {
    if (text.state !== 'shown') return text;
    const { value: _value, ...shown } = text;
    return shown;
  });
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

/** Who acted, under which name, and in which function at each act. */
export function actsOf({ reference, history, names }: DossierInBundle): readonly object[] {
  return history.map(({ revision, metadata }) => {
    const { id, role } = metadata.actor;
    const name = names.get(id);
    return {
      dossier: reference,
      ...{ revision, at: metadata.recordedAt, actor: id, function: role },
      ...(name !== undefined && { name }),
    };
  });
}

/** Who looked, as far as it is kept. */
export function looksOf({ reference, looks, names }: DossierInBundle): readonly object[] {
  return looks.map(({ at, actor, role, what, outcome, openedBy }) => ({
    ...{ dossier: reference, at, actor, name: names.get(actor), function: role, what, outcome, openedBy },
  }));
}

export function leftOutOf({ id, reference, texts }: DossierInBundle): readonly object[] {
  return texts.flatMap((text) => {
    if (text.state !== 'not-shown') return [];
    const { revision, pointer, ground, digest } = text;
    return [{ dossier: id, reference, revision, pointer, ground, digest }];
  });
}
