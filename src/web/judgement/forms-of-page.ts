import type { History } from '../../breach/dossier/history.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { freshForm, type FormState } from '../acts/act-forms.service.js';

/** Of several forms on a page the one that was sent and came back. */
export interface ReturnedForm {
  /** What tells it from the others. */
  readonly within: string;
  readonly state: FormState;
}

/** A form of a page with several: as it came back, or fresh; its ids are its own. */
export function formWithin(
  within: string,
  history: History,
  returned: ReturnedForm | undefined,
  values: FormBody = {},
): FormState {
  const state = returned?.within === within ? returned.state : freshForm(history, values);
  return { ...state, filled: { ...state.filled, within } };
}
