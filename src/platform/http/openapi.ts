import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_JSON } from './problem.js';

export const OPENAPI_PATH = '/v1/openapi.json';

const text = (description: string): Record<string, string> => ({ type: 'string', description });

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^urn:lekwacht:problem:[a-z0-9-]+$' },
    title: text('The kind of problem.'),
    status: { type: 'integer' },
    code: text('The last part of the type: stable, for programs.'),
    detail: text('What is wrong this time, for people.'),
    instance: text('urn:uuid of the request; the log has it too.'),
    survivor: {
      type: 'string',
      format: 'uuid',
      description: 'Of `merged`: the dossier to go on in.',
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: text('JSON pointer (RFC 6901) to the field.'),
          in: { type: 'string', enum: ['query', 'path'], description: 'Absent: the body.' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
} as const;

/** The OpenAPI 3.1 document of the application; every operation may answer with a problem, described once. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lekwacht')
    .setDescription('The 24/7 breach desk of care organisations: from the first report to the last letter.')
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, settings);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA as never },
    responses: {
      Problem: {
        description: 'The request cannot be honoured.',
        content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
  for (const path of Object.values(document.paths))
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (operation !== undefined)
        operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Problem' } };
    }
  return document;
}
