import type { Contract } from './contract.js';

export type Headers = Readonly<Record<string, string>>;

/** What came back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly etag: string | undefined;
  readonly text: string;
  /** The JSON of the answer; tests look into it with expectations. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Real requests to a listening port, with some headers on each. */
export class HttpClient {
  /** @param contract what every answer is held against */
  constructor(
    private readonly url: string,
    private readonly headers: Headers = {},
    private readonly contract?: () => Promise<Contract>,
  ) {}

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.request('GET', path, undefined, headers);
  }

  post(path: string, body: object, headers: Headers = {}): Promise<Answer> {
    return this.request('POST', path, JSON.stringify(body), headers);
  }

  /** A file that is made for whoever asks, byte for byte. */
  async file(
    path: string,
    headers: Headers = {},
  ): Promise<Pick<Answer, 'status' | 'headers'> & { content: Buffer }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers, ...headers },
      body: '{}',
    });
    const content = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), content };
  }

  /** The body as it is. */
  async request(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Headers = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const received = { status: response.status, headers: Object.fromEntries(response.headers), text };
    const sent = typeof body === 'string' ? body : undefined;
    (await this.contract?.())?.assertKept({ method, path, sent, ...received });
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      ...received,
      etag: response.headers.get('etag') ?? undefined,
      body: isJson ? (JSON.parse(text) as unknown) : undefined,
    };
  }
}
