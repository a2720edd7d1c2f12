import { planted as dashboard } from '../dashboard/a-list.js';
export const planted = dashboard;
