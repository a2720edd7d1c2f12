import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

/** In the API's description: what a route takes that reads an upload. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          description: {
            type: 'string',
            maxLength: 2_000,
            description: 'What it is, or shows. Before the file.',
          },
          file: {
            type: 'string',
            format: 'binary',
            description: 'Up to 20 MB, with a file name; ten files in a dossier.',
          },
        },
      },
    }),
  );
