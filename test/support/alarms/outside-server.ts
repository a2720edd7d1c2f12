import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What somebody outside was told. */
export interface Told {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type AnswersWith = (told: Told, response: ServerResponse) => void;

export const answer =
  (status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): AnswersWith =>
  (_told, response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Somebody outside, on this machine, who answers as he is told to. */
export class OutsideServer {
  readonly told: Told[] = [];
  answers: AnswersWith = answer(200);
  port = 0;
  #stop: () => Promise<void> = () => Promise.resolve();

  /** @param host an address of the machine itself @param tls absent: plain */
  static async on(
    host: string,
    tls?: { readonly key: string; readonly cert: string },
  ): Promise<OutsideServer> {
    const outside = new OutsideServer();
    const listener: RequestListener = (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const told = {
          ...{ method: request.method ?? '', path: request.url ?? '', headers: request.headers },
          body: Buffer.concat(pieces).toString('utf8'),
        };
        outside.told.push(told);
        outside.answers(told, response);
      });
    };
    const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    outside.port = (server.address() as AddressInfo).port;
    outside.#stop = () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    return outside;
  }

  stop(): Promise<void> {
    return this.#stop();
  }
}
