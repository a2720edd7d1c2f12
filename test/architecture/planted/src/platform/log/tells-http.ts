import type { planted as answer } from '../http/is-told.js';
export const planted = (): typeof answer => 'told';
