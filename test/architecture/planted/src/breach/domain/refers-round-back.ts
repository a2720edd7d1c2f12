import type { Planted as Other } from './refers-round.js';
export interface Planted {
  readonly other?: Other;
}
