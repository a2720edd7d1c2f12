import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_VERSION, API_VERSION_HEADER } from './api-version.js';
import {
  PROBLEM_RESPONSES,
  PROBLEM_SCHEMA,
  problemResponse,
  problemsOf,
  referencesTo,
} from './openapi-problems.js';

export const OPENAPI_PATH = '/v1/openapi.json';

/** The number in the path is that of the server, so that a client says it once. */
const SERVER = '/v1';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/**
 * The OpenAPI 3.1 document of the application. The routes say what is theirs; what all of them share (problems,
 * headers, closed objects) is said here. It keeps the NLGov REST API Design Rules.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lekwacht')
    .setDescription('The 24/7 breach desk of care organisations: from the first report to the last letter.')
    .setVersion(API_VERSION)
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    // Names that nobody can own (RFC 2606): whoever runs a desk puts his own.
    .setContact('The breach desk', 'https://lekwacht.example', 'lekwacht@lekwacht.example')
    .addServer(SERVER)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addBearerAuth(
      {
        ...{ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        description: 'Of whoever came back with a receipt: from `/reports/access`, for half an hour.',
      },
      'reporter',
    )
    .build();
  const document = SwaggerModule.createDocument(app, settings, { operationIdFactory: (_, method) => method });
  const schemas: Record<string, object> = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  for (const schema of Object.values(schemas)) close(schema);
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(document.paths).map(pathOfServer)),
    components: {
      ...document.components,
      schemas: schemas,
      responses: PROBLEM_RESPONSES,
      headers: HEADERS,
    },
  };
}

const HEADERS = {
  [API_VERSION_HEADER]: {
    description: 'Version of this contract (semantic version).',
    required: true,
    schema: { type: 'string', example: API_VERSION },
  },
  ETag: {
    description:
      'Revision of the dossier, such as "7": the `If-Match` of the next act. Absent where its texts could not be read: nobody acts on that.',
    schema: { type: 'string', pattern: '^"(0|[1-9][0-9]*)"$' },
  },
  'Retry-After': {
    description: 'Seconds after which to ask again.',
    required: true,
    schema: { type: 'string', pattern: '^[0-9]+$' },
  },
  'WWW-Authenticate': {
    description: 'Which token is needed (RFC 6750).',
    required: true,
    schema: { type: 'string' },
  },
};

type PathItem = OpenAPIObject['paths'][string];

function pathOfServer([path, item]: [string, PathItem]): [string, object] {
  const operations = (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, completed(path, operation)] as const];
  });
  const whole = { ...item, ...Object.fromEntries(operations) };
  return path.startsWith(`${SERVER}/`)
    ? [path.slice(SERVER.length), whole]
    : [path, { ...whole, servers: [{ url: '/' }] }];
}

/** With what follows from the form of the operation. */
function completed(path: string, operation: Operation): object {
  const given = (operation.parameters ?? []) as readonly { readonly in: string; readonly name: string }[];
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...given.find((parameter) => parameter.in === 'path' && parameter.name === name),
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  const answers = Object.entries(operation.responses).map(([status, response]) => [
    status,
    Number(status) < 400
      ? { ...response, headers: { ...referencesTo(API_VERSION_HEADER), ...headersOf(response) } }
      : problemResponse(status),
  ]);
  const problems = problemsOf({
    headers: given.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
    hasPathParameters: inPath.length > 0,
    hasBody: operation.requestBody !== undefined,
    needsToken: operation.security !== undefined,
    isNegotiated: Object.values(operation.responses).some(isInSeveralForms),
  });
  return {
    ...operation,
    parameters: [...inPath, ...given.filter((parameter) => parameter.in !== 'path')],
    responses: { ...(Object.fromEntries(answers) as object), ...problems },
  };
}

function isInSeveralForms(response: object | undefined): boolean {
  return (
    response !== undefined && 'content' in response && Object.keys(response.content as object).length > 1
  );
}

function headersOf(response: object | undefined): object {
  return response !== undefined && 'headers' in response ? (response.headers as object) : {};
}

/** What is not described is not there: in bodies, where it is refused, and in answers. */
function close(schema: object): void {
  if ('properties' in schema && !('additionalProperties' in schema))
    Object.assign(schema, { additionalProperties: false });
  for (const inner of Object.values(schema) as unknown[])
    if (typeof inner === 'object' && inner !== null) close(inner);
}
