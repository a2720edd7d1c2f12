import { title } from '../web/page.js';

export const shown = title;
