import { planted as asked } from '../log/is-asked.js';
export const planted = asked;
