import type { Config } from '../config.js';

/** What nobody may overlook who takes such a desk for a real one; nothing in production. */
export function developmentLine({
  environment,
  developmentIssuer,
  adjustableClock,
}: Config): string | undefined {
  if (environment === 'production') return undefined;
  const open = [
    ...(developmentIssuer ? ['whoever reaches it logs in as anybody (LEKWACHT_DEVELOPMENT_ISSUER)'] : []),
    ...(adjustableClock ? ['and sets its time (LEKWACHT_ADJUSTABLE_CLOCK)'] : []),
  ];
  return `*** NOT FOR REAL DATA: NODE_ENV is ${environment}${open.length > 0 ? `; ${open.join(' ')}` : ''}. ***`;
}
