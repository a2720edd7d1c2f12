import type { FastifyInstance } from 'fastify';

/** Which methods an address has, so that a wrong method is told apart from a wrong address (405, RFC 9110 §15.5.6). */
export class DeclaredMethods {
  private readonly routes: { readonly method: string; readonly segments: readonly string[] }[] = [];

  /** Notes every route of the server; call before the routes are registered. */
  constructor(server: FastifyInstance) {
    server.addHook('onRoute', (route) => {
      for (const method of [route.method].flat())
        this.routes.push({ method, segments: route.url.split('/') });
    });
  }

  /** @param url path of the request, a query is left aside */
  of(url: string): readonly string[] {
    const path = url.split(/[?#]/, 1)[0]?.split('/') ?? [];
    const matching = this.routes.filter(
      ({ segments }) =>
        segments.length === path.length &&
        segments.every((segment, i) => (segment.startsWith(':') ? path[i] !== '' : segment === path[i])),
    );
    return [...new Set(matching.map(({ method }) => method))].sort();
  }
}
