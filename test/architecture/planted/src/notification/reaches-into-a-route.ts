import { planted as route } from '../breach/http/a-route.js';
export const planted = route;
