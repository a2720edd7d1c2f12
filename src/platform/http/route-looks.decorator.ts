import { SetMetadata } from '@nestjs/common';

export const ROUTE_LOOKS = 'lekwacht:looks';

/** What somebody looks at by a route. */
export interface RouteLooks {
  readonly what: string;
  /** Where it is given as a file (`Content-Disposition: attachment`) and that is something else. */
  readonly asFile?: string;
}

export const Looks = (what: string, asFile?: string): MethodDecorator =>
  SetMetadata(ROUTE_LOOKS, { what, ...(asFile !== undefined && { asFile }) } satisfies RouteLooks);
