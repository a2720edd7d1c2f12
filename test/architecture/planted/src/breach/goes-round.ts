import { planted as other } from './goes-round-back.js';
export const planted = (): unknown => other;
