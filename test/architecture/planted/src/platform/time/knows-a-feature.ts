import { planted as register } from '../../register/knows-the-dashboard.js';
export const planted = register;
