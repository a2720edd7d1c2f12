import { applyDecorators, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';

/** A controller of routes on one dossier. @param tag of all of them in the API's description */
export const DossierRoutes = (tag: string, path = ''): ClassDecorator =>
  applyDecorators(
    Controller(`v1/breaches/:id${path}`),
    ApiTags(tag),
    ApiParam({ name: 'id', description: 'Id of the dossier.', schema: { type: 'string', format: 'uuid' } }),
  );
