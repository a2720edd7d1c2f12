import { planted as law } from '../law/reads-a-file.js';
export const planted = law;
