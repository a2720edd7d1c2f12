import type { Grant } from './principal.js';

/** Somebody showed who he is, and what his issuer says of him. */
export interface Sighting {
  readonly id: string;
  /** That count: of his issuer, and given here. */
  readonly grants: readonly Grant[];
  /** Organisations in which a role waits for him. */
  readonly awaitedIn: readonly string[];
  readonly name: string | undefined;
  /** What he is in his organisation, in its words: a job title. */
  readonly function: string | undefined;
}

/** Takes who was seen: the one way in which a name leaves a token. */
export abstract class Sightings {
  /** Never rejects, and waits for nothing that a request waits for. Settles once it is kept, where it is. */
  abstract note(sighting: Sighting): Promise<void>;
}
