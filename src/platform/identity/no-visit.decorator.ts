import { SetMetadata } from '@nestjs/common';

export const NO_VISIT = 'lekwacht:no-visit';

/**
 * What a page asks by itself: it needs a session like any page and keeps none open, or a screen that nobody looks at
 * would never log out (ADR 25).
 */
export const NoVisit = (): MethodDecorator => SetMetadata(NO_VISIT, true);
