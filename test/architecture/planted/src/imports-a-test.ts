import { planted as support } from '../test/support.js';
export const planted = support;
