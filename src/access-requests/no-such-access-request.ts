import { isUuid } from '../shared/uuid.js';

/** There is no such request, or it is none of this person's business: he cannot tell which. */
export class NoSuchAccessRequest extends Error {
  override readonly name = 'NoSuchAccessRequest';
}

/** @throws NoSuchAccessRequest: what is no UUID names none */
export function accessRequestIdFrom(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw new NoSuchAccessRequest();
  return id;
}
