import { planted as nowhere } from './not-there.js';
export const planted = nowhere;
