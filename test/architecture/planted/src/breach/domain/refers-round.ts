import type { Planted as Other } from './refers-round-back.js';
export interface Planted {
  readonly other?: Other;
}
