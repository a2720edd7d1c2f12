import { endOfDutchDay, endOfDutchMinute } from '../../law/clock.js';
import { Text } from '../../platform/http/dto-fields.js';
import { isCalendarDay } from '../../shared/moment.js';

const Given = (): PropertyDecorator => Text({ min: 0, max: 20, optional: true });

/** The address of a dossier as of a moment: a day and a time as people say them, or a step of the time line. */
export class ReplayPageQuery {
  @Given() readonly dag?: string;
  @Given() readonly tijd?: string;
  @Given() readonly stap?: string;
  @Given() readonly taal?: string;
}

const TIME = /^\d{2}:\d{2}$/;

/**
 * As a program asks for a dossier as of then: a day and a minute count to their ends. What is no day or no time goes on
 * as it came, and is refused where the API refuses it. `undefined`: nothing was asked.
 */
export function inApi({ dag = '', tijd = '', stap = '' }: ReplayPageQuery): object | undefined {
  if (dag === '' && tijd === '' && stap === '') return undefined;
  return {
    ...((dag !== '' || tijd !== '') && { at: momentIn(dag, tijd) ?? `${dag}T${tijd}` }),
    ...(stap !== '' && { revision: stap }),
  };
}

function momentIn(dag: string, tijd: string): string | undefined {
  if (!isCalendarDay(dag)) return undefined;
  if (tijd === '') return endOfDutchDay(dag);
  return TIME.test(tijd) ? endOfDutchMinute(dag, tijd) : undefined;
}
