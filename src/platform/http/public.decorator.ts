import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'lekwacht:public';

/** This route needs no token: reporting, health. Everything else does. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC_ROUTE, true);
