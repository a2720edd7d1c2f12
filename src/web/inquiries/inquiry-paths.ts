import { DESK_PLACES } from '../html/desk-menu.js';

export const INQUIRIES = DESK_PLACES.inquiries.path;
/** Where one is opened. */
export const NEW_INQUIRY = `${INQUIRIES}/new`;
/** Where is seen what will be shown, before it is opened. */
export const LEAVE_OUT = `${INQUIRIES}/left-out`;

export const inquiryPath = (id: string, act?: 'bundles' | 'deliveries' | 'closing'): string =>
  `${INQUIRIES}/${id}${act === undefined ? '' : `/${act}`}`;
