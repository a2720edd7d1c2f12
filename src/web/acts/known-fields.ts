import type { Involved } from '../../breach/domain/involvement.js';
import { dutchWall } from '../../law/clock.js';
import { parseMoment } from '../../shared/moment.js';
import type { ActName } from './act-groups.js';
import type { Surroundings } from './act-subjects.js';

type Values = Readonly<Record<string, readonly string[]>>;

/** Words of closed lists, numbers, ids, and moments: what a link may say beforehand. Never text: it stands in the address. */
const KNOWN = /^[\w:.+-]{1,60}$/;

/** What the link to a form, and the dossier, know of its fields already; a moment as day and time. */
export function knownFields(
  query: Readonly<Record<string, unknown>>,
  act: ActName,
  { dossier }: Surroundings,
): Values {
  const proposed = {
    // What counts until somebody establishes it, to be confirmed or changed.
    ...(act === 'establishAwareness' && { awareAt: dossier.awareness.at }),
    ...(dossier.laterAwareness && { awareAt: dossier.laterAwareness.awareAt }),
    ...(dossier.laterReceipt && { receivedAt: dossier.laterReceipt.receivedAt }),
  };
  const { taal: _taal, ...said } = query;
  return {
    ...(act === 'establishInvolvement' && named(dossier.involved ?? {})),
    ...Object.fromEntries(
      Object.entries<unknown>({ ...proposed, ...said }).flatMap(([name, value]) =>
        typeof value === 'string' && KNOWN.test(value) ? fieldsOf(name, value) : [],
      ),
    ),
  };
}

/** What is said again as a whole begins with what stands there. */
const named = (involved: Involved): Values =>
  Object.fromEntries(
    Object.entries(involved as Record<string, string>).map(([name, text]) => [name, [text]]),
  );

function fieldsOf(name: string, value: string): readonly (readonly [string, readonly string[]])[] {
  const moment = /^\d{4}-/.test(value) ? parseMoment(value) : undefined;
  if (moment === undefined) return [[name, [value]]];
  const [day = '', time = ''] = dutchWall(moment).wall.split('T');
  return [
    [`${name}.day`, [day]],
    [`${name}.time`, [time]],
  ];
}
