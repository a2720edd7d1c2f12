import { planted as environment } from '../config.js';
export const planted = environment;
