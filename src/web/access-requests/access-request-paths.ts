import { DESK_PLACES } from '../html/desk-menu.js';

export const accessRequestPath = (id: string): string => `${DESK_PLACES.accessRequests.path}/${id}`;
export const accessAnswerPath = (id: string): string => `${accessRequestPath(id)}/answer`;
