import { randomUUID } from 'node:crypto';
import { SLUG } from '../../../src/platform/http/list-fields.js';

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
}

export interface OpenApiDocument {
  readonly paths: Readonly<
    Record<string, { post?: { requestBody?: { content: { 'application/json'?: { schema: Schema } } } } }>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * A body with every field that the operation knows, each as small as may be: it passes the door, whatever the dossier
 * says to it.
 * @param path as the server knows it, with `:id`
 * @param now every moment in it
 */
export function exampleBody({ paths, components }: OpenApiDocument, path: string, now: string): unknown {
  const valueOf = (schema: Schema): unknown => {
    if (schema.$ref !== undefined) return valueOf(components.schemas[schema.$ref.split('/').at(-1)!]!);
    const [first] = schema.oneOf ?? schema.allOf ?? [];
    if (first !== undefined) return valueOf(first);
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.pattern === SLUG.source) return 'perspektief';
    if (schema.format === 'uuid') return randomUUID();
    if (schema.format === 'date-time') return now;
    if (schema.format === 'date') return now.slice(0, 10);
    if (schema.properties !== undefined) {
      return Object.fromEntries(Object.entries(schema.properties).map(([name, of]) => [name, valueOf(of)]));
    }
    if (schema.items !== undefined) {
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => valueOf(schema.items!));
    }
    if (schema.type === 'string') return 'a'.repeat(schema.minLength ?? 1);
    return schema.type === 'boolean' ? true : (schema.minimum ?? 0);
  };
  return valueOf(operationBody({ paths, components }, path));
}

/** The schema of the body of an operation. @param path as the server knows it, with `:id` */
export function operationBody(document: OpenApiDocument, path: string): Schema {
  const content = contentOf(document, path);
  if (content === undefined) throw new Error(`the contract knows no body for ${path}`);
  const { 'application/json': json } = content;
  if (json === undefined) throw new Error(`${path} takes a file`);
  return json.schema;
}

/** Whether an operation takes a file and no JSON. @param path as the server knows it, with `:id` */
export function takesFile(document: OpenApiDocument, path: string): boolean {
  const content = contentOf(document, path);
  return content !== undefined && content['application/json'] === undefined;
}

const contentOf = ({ paths }: OpenApiDocument, path: string) =>
  paths[path.replace(/^\/v1/, '').replaceAll(/:(\w+)/g, '{$1}')]?.post?.requestBody?.content;
