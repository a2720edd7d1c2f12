import { Refusal } from '../../shared/refusal.js';
import type { Delivery, Inquiry, InquiryAsked, InquiryEvent } from './inquiry.js';
import { personal } from '../../shared/personal.js';
import type { Moment } from '../../shared/moment.js';

/** Most dossiers of one inquiry. */
export const MOST_DOSSIERS = 200;
export const MOST_OMISSIONS = 2_000;

export type InquiryCommand =
  | {
      readonly type: 'Deliver';
      readonly manifest: string;
      readonly deliveredAt: Moment;
      readonly how: Delivery;
      readonly to: string;
    }
  | { readonly type: 'Close' };

/** @throws Refusal */
export function open(asked: InquiryAsked): InquiryEvent {
  if (asked.until < asked.from)
    throw new Refusal('until-before-from', 'It ends before it begins.', 'invalid', 'until');
  if (asked.omitted.some(({ dossier }) => !asked.dossiers.includes(dossier)))
    throw new Refusal('not-in-inquiry', 'Something is left out of another dossier.', 'invalid', 'omitted');
  return { type: 'InquiryOpened', data: asked };
}

/** @throws Refusal */
export function decideOnInquiry(inquiry: Inquiry, command: InquiryCommand): InquiryEvent {
  refuseClosed(inquiry);
  if (command.type === 'Close') return { type: 'InquiryClosed', data: {} };
  const { manifest, deliveredAt, how, to } = command;
  const bundle = inquiry.bundles.find((one) => one.manifest === manifest);
  if (bundle === undefined)
    throw new Refusal('no-such-bundle', 'No bundle of this inquiry has this digest.', 'invalid', 'manifest');
  if (deliveredAt < bundle.at)
    throw new Refusal('before-the-bundle', 'It had not been made by then.', 'invalid', 'deliveredAt');
  return {
    type: 'InquiryBundleDelivered',
    data: { manifest, deliveredAt, how, to: personal('staff', to) },
  };
}

/** @throws Refusal */
export function refuseClosed({ closed }: Inquiry): void {
  if (closed !== undefined) throw new Refusal('inquiry-closed', 'The inquiry is closed.');
}
