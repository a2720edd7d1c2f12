import type { Grant } from './principal.js';

/** Somebody showed who he is: with which grants, and what his issuer says of him. */
export interface Sighting {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly name: string | undefined;
  /** What he is in his organisation, in its words: a job title. */
  readonly function: string | undefined;
}

/** Takes who was seen: the one way in which a name leaves a token. */
export abstract class Sightings {
  /** Never rejects, and waits for nothing that a request waits for. Settles once it is kept, where it is. */
  abstract note(sighting: Sighting): Promise<void>;
}
