import { revealed } from '../../shared/personal.js';
import type { FormInput } from '../ap-form/form-input.js';
import { yesOrNo } from '../ap-form/yes-or-no.js';
import { breachFields } from './breach-fields.js';
import { peopleFields } from './people-fields.js';
import {
  fields,
  isComplete,
  NOT_APPLICABLE,
  NOT_KNOWN,
  inWords,
  type EdpbTemplate,
} from './template-fields.js';

/**
 * The notification in the EDPB's draft template (version 1.0 of June 2026, consultation), as data. Each multiple
 * choice holds one letter, as the schema has it; where several apply, the gravest, and all of them in the description
 * beside it. Complete when nothing is left to be determined and nobody said that more will follow.
 */
export function edpbTemplate(input: FormInput): EdpbTemplate {
  return fields({
    ...notificationFields(input),
    ...organisationFields(input),
    ...breachFields(input),
    ...peopleFields(input),
  });
}

function notificationFields(input: FormInput): EdpbTemplate {
  const { kind, earlierNumber, withdrawalReason, reference } = input;
  const isWithdrawal = kind.value === 'withdrawal';
  return fields({
    field_3: kind.value === 'initial' ? 'a' : 'b',
    field_4: isWithdrawal ? 'c' : isComplete(input) ? 'a' : 'b',
    field_5: isWithdrawal ? inWords(withdrawalReason?.value) : undefined,
    field_6: kind.value === 'initial' ? undefined : inWords(earlierNumber?.value),
    field_7: reference.value,
  });
}

function organisationFields({ organisation, fg, report, answers }: FormInput): EdpbTemplate {
  const { name, kvk, address, website, sector, hasFg } = organisation.value;
  const officer = fg && revealed(fg.value);
  const contact = [address, website].filter((part) => part !== undefined).join(', ');
  const processor = report.value.processor;
  const others = answers['3.3']?.value ?? processor;
  const involved = yesOrNo(others);
  /** Whom nobody named is still to be determined; the template has no letter for that in 38. */
  const ofOthers = (said: string): string =>
    involved === 'yes' ? said : involved === 'no' ? NOT_APPLICABLE : NOT_KNOWN;
  const reporting = inWords(answers['3.2.1']?.value);
  const other = answers['3.2.2']?.value;
  const isOther = yesOrNo(other) === 'yes';
  return fields({
    field_10: kvk === undefined ? undefined : 'b',
    field_11: kvk,
    field_12: name,
    field_13: inWords(contact),
    field_17: sector,
    // One answer in the AP's form, two here.
    field_21: reporting,
    field_22: reporting,
    field_23: 'c',
    field_24: reporting,
    field_29: hasFg ? 'Yes' : NOT_KNOWN,
    field_30: inWords(officer?.name),
    field_31: inWords([officer?.email, officer?.phone].filter((part) => part !== undefined).join(', ')),
    field_33: isOther ? 'c' : officer ? 'a' : 'b',
    field_34: isOther ? inWords(other) : undefined,
    // A letter is required and none says “unknown”: the words beside it do.
    field_38: involved === 'yes' ? 'a' : 'b',
    field_39: ofOthers(processor ? 'Data processor' : inWords(others)),
    field_40: ofOthers(inWords(others)),
    field_41: ofOthers(NOT_KNOWN),
  });
}
