import type { History } from '../../breach/dossier/history.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { freshForm, type FormState, type Submitted } from './act-forms.service.js';

/** Says which of the forms on a page was sent. */
export const PLACE = 'plek';

/** The forms of a page with several: the one that came back as it was sent, the others as they begin. */
export class FormsOnPage {
  constructor(
    private readonly history: History,
    private readonly returned?: { readonly place: string | undefined; readonly state: FormState },
  ) {}

  static after(
    history: History,
    form: FormBody,
    submitted: Extract<Submitted, { returned: FormState }>,
  ): FormsOnPage {
    return new FormsOnPage(history, { place: form[PLACE]?.[0], state: submitted.returned });
  }

  /** @param values what is known already, where it is shown for the first time */
  at(place?: string, values: FormState['filled']['values'] = {}): FormState {
    const { returned } = this;
    return returned !== undefined && returned.place === place
      ? returned.state
      : freshForm(this.history, values);
  }

  get isFaulty(): boolean {
    return (this.returned?.state.filled.faults.size ?? 0) > 0;
  }
}
