import { expect } from '@jest/globals';
export const planted = expect;
