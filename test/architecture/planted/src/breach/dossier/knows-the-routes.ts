import { route } from '../http/a-route.js';
export const planted = route;
