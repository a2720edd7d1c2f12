import { isUuid } from '../../shared/uuid.js';

/** There is no such inquiry, or it is none of this person's business: he cannot tell which. */
export class NoSuchInquiry extends Error {
  override readonly name = 'NoSuchInquiry';
}

/** @throws NoSuchInquiry: what is no UUID names none */
export function inquiryIdFrom(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw new NoSuchInquiry();
  return id;
}
