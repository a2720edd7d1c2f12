import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const path = fileURLToPath(
  new URL('../../../../shared/domain/edpb-template/breach-notification.schema.json', import.meta.url),
);

/** The schema belongs to others (CC BY 4.0) and lies beside this repository, not in it. */
export const edpbSchemaIsHere = existsSync(path);
export const WHERE_IT_SHOULD_BE = '../shared/domain/edpb-template/breach-notification.schema.json';

/** What is wrong with it by the schema; nothing when it is valid. */
export function edpbFaults(): (template: unknown) => readonly string[] {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    formats: {
      date: /^\d{4}-\d{2}-\d{2}$/,
      'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(Z|[+-]\d{2}:\d{2})$/,
    },
  });
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  return (template) => {
    validate(template);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}
