import type { History } from '../../breach/dossier/history.js';
import type { Draft } from '../../drafts/drafts.js';
import type { FormBody } from '../../platform/http/form-body.js';
import type { Moment } from '../../shared/moment.js';
import { freshForm, type FormState } from './act-forms.service.js';
import { typedIn } from './parts-of-form.js';

/** A part of the form of a page. */
export interface PartState extends FormState {
  /** What stands in it as long as nobody touches it. */
  readonly known: FormBody;
}

/** The part that was sent and came back. */
interface Returned {
  readonly part: string | undefined;
  readonly state: FormState;
}

/** A page with several things to do: the one that came back as it was sent, the others with what was typed in them. */
export class FormsOnPage {
  /** Of the form that they all are. */
  readonly page: Pick<FormState, 'submission' | 'seen' | 'savedAt'>;

  /** For the first time, or with what was saved of it before. */
  static begun(history: History, draft: Draft | undefined): FormsOnPage {
    return new FormsOnPage(history, draft?.form, undefined, draft?.savedAt);
  }

  /** @param form as it was sent, or what is left of it */
  constructor(
    history: History,
    private readonly form: FormBody = {},
    private readonly returned?: Returned,
    savedAt?: Moment,
  ) {
    const { submission, seen } = freshForm(history);
    this.page = {
      submission: form['submission']?.[0] ?? submission,
      seen: returned?.state.seen ?? Number(form['seen']?.[0] ?? seen),
      ...(savedAt && { savedAt }),
    };
  }

  /** @param known already, and shown where nobody typed anything else */
  at(part?: string, known: FormBody = {}): PartState {
    const { returned, form, page } = this;
    const begun = { known, ...page, filled: filledIn(part, { ...known, ...typedIn(form, part) }) };
    if (returned === undefined || returned.part !== part) return begun;
    const { values, faults } = returned.state.filled;
    return { ...begun, ...returned.state, filled: filledIn(part, values, faults) };
  }

  /** Open where it came back, or where somebody had begun. */
  isBegun(part: string): boolean {
    return this.returned?.part === part || Object.keys(typedIn(this.form, part)).length > 0;
  }

  /** What came back, for a page that says so at its top. */
  get cameBack(): FormState | undefined {
    return this.returned && this.at(this.returned.part);
  }

  get isFaulty(): boolean {
    return (this.returned?.state.filled.faults.size ?? 0) > 0;
  }
}

const filledIn = (
  part: string | undefined,
  values: FormBody,
  faults: FormState['filled']['faults'] = new Map(),
): FormState['filled'] => ({ values, faults, ...(part !== undefined && { part }) });
