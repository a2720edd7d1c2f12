import { planted as other } from './goes-round.js';
export const planted = (): unknown => other;
