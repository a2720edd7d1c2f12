import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly headers?: Readonly<Record<string, { readonly $ref?: string; readonly required?: boolean }>>;
}

type Operation = {
  readonly requestBody?: Described;
  readonly responses: Readonly<Record<string, { readonly $ref?: string } & Described>>;
};

interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<
    Record<string, { readonly servers?: readonly { readonly url: string }[] } & Record<string, Operation>>
  >;
}

/** A request and what came back. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly sent: string | undefined;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Addresses that are no part of the contract: the contract itself, its pages, what only operations and demo use. */
const OUTSIDE = /^\/(docs|metrics|v1\/openapi\.json|v1\/development\/)/;

const PROBLEM = '#/components/schemas/Problem';

/** The OpenAPI document that a server serves, as something its answers are held against. */
export class Contract {
  private static readonly served = new Map<string, Promise<Contract>>();
  private static readonly compiled = new Map<string, Contract>();
  private readonly ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    formats: {
      date: /^\d{4}-\d{2}-\d{2}$/,
      'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
      uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    },
  });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: Document) {
    this.ajv.addSchema(document, 'contract');
  }

  /** That of the server at this address: read once, and compiled once for all that serve the same. */
  static of(url: string): Promise<Contract> {
    const served = Contract.served.get(url) ?? Contract.read(url);
    Contract.served.set(url, served);
    return served;
  }

  private static async read(url: string): Promise<Contract> {
    const text = await (await fetch(`${url}/v1/openapi.json`)).text();
    const contract = Contract.compiled.get(text) ?? new Contract(JSON.parse(text) as Document);
    Contract.compiled.set(text, contract);
    return contract;
  }

  /** What an exchange does that the document does not say; nothing when it keeps to it. */
  faults(exchange: Exchange): readonly string[] {
    const { method, status, headers, text } = exchange;
    const path = exchange.path.split('?')[0] ?? '';
    if (OUTSIDE.test(path)) return [];
    const found = this.operation(method, path);
    if (found === undefined) {
      // There is no such operation, and nothing but a problem to say so.
      return status >= 400
        ? this.faultsOf(PROBLEM, JSON.parse(text))
        : [`${method} ${path} is not described`];
    }
    const { operation, pointer } = found;
    const declared = operation.responses[status];
    if (declared === undefined) return [`status ${String(status)} of ${method} ${path} is not described`];
    const at = declared.$ref ?? `${pointer}/responses/${String(status)}`;
    const described = this.resolve(at) as Described;
    const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
    const media = described.content?.[type];
    return [
      ...this.headerFaults(described, headers),
      ...(media === undefined ? [`${type} is not described for ${String(status)} of ${method} ${path}`] : []),
      ...(media !== undefined && type.endsWith('json')
        ? this.faultsOf(`${at}/content/${escape(type)}/schema`, JSON.parse(text))
        : []),
      ...this.requestFaults(exchange, operation, pointer),
    ];
  }

  /** @throws Error naming what an exchange does that the document does not say */
  assertKept(exchange: Exchange): void {
    const faults = this.faults(exchange);
    if (faults.length === 0) return;
    const about = `${exchange.method} ${exchange.path} → ${String(exchange.status)}`;
    throw new Error(`${about} is not what the contract says:\n${faults.join('\n')}`);
  }

  /** Whatever was accepted was described too. */
  private requestFaults(
    { sent, status }: Exchange,
    operation: Operation,
    pointer: string,
  ): readonly string[] {
    if (sent === undefined || status >= 300 || operation.requestBody === undefined) return [];
    const schema = `${pointer}/requestBody/content/${escape('application/json')}/schema`;
    return this.faultsOf(schema, JSON.parse(sent)).map((fault) => `request: ${fault}`);
  }

  private headerFaults({ headers = {} }: Described, sent: Exchange['headers']): readonly string[] {
    return Object.entries(headers)
      .filter(([name, { $ref }]) => {
        const { required } = ($ref === undefined ? {} : this.resolve($ref)) as { required?: boolean };
        return required === true && sent[name.toLowerCase()] === undefined;
      })
      .map(([name]) => `the header ${name} is missing`);
  }

  private faultsOf(pointer: string, value: unknown): readonly string[] {
    const validate = this.validators.get(pointer) ?? this.ajv.compile({ $ref: `contract${pointer}` });
    this.validators.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`.trim(),
    );
  }

  private operation(method: string, path: string): { operation: Operation; pointer: string } | undefined {
    const segments = path.split('/');
    for (const [template, item] of Object.entries(this.document.paths)) {
      const [server] = item.servers ?? this.document.servers;
      const parts = `${server?.url.replace(/\/$/, '') ?? ''}${template}`.split('/');
      const matches =
        parts.length === segments.length &&
        parts.every((part, i) => (part.startsWith('{') ? segments[i] !== '' : part === segments[i]));
      const operation = matches ? item[method.toLowerCase()] : undefined;
      if (operation !== undefined)
        return { operation, pointer: `#/paths/${escape(template)}/${method.toLowerCase()}` };
    }
    return undefined;
  }

  private resolve(pointer: string): unknown {
    return pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[unescape(key)], this.document);
  }
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescape(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
