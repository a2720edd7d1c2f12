import { route } from '../platform/event-store/inside.js';

export const reached = route;
