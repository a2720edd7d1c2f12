import { Injectable } from '@nestjs/common';
import { plain } from '../breach/contract/plain.js';
import { NoSuchDossier } from '../breach/dossier/dossier-errors.js';
import { fold, type History } from '../breach/dossier/history.js';
import type { KnownAsOf } from '../breach/dossier/as-of.js';
import type { FormInput } from '../law/ap-form/form-input.js';
import { apForm } from '../law/ap-form/ap-form.js';
import { formDifference } from '../law/ap-form/form-difference.js';
import type { ApFormAnswer } from './ap-form.answer.js';
import { FormInputs } from './form-inputs.service.js';

/** The AP's form of a dossier, as it stands now or as it stood then, for whoever shows it. */
@Injectable()
export class ApForms {
  constructor(private readonly inputs: FormInputs) {}

  /** @throws NoSuchDossier, UnknownOrganisation */
  of(history: History): ApFormAnswer {
    return answer(history, this.inputs.of(history));
  }

  /** @throws NoSuchDossier, UnknownOrganisation */
  async asOf(known: KnownAsOf): Promise<ApFormAnswer> {
    return answer(known.history, await this.inputs.asOf(known));
  }
}

function answer(history: History, input: FormInput): ApFormAnswer {
  const form = apForm(input);
  const breach = fold(history);
  if (breach === undefined) throw new NoSuchDossier();
  const { reference, organisation, notifications, notifiedContent } = breach;
  const sent = notifiedContent?.form;
  return plain({
    reference,
    organisation,
    ...form,
    notifications,
    sinceLastSent: sent && formDifference(sent, form),
  });
}
