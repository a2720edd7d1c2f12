import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import { OPENAPI_PATH } from './openapi.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Lekwacht API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

// validatorUrl null: Swagger UI would show our address to a validator on the internet.
const START = `window.onload = () => SwaggerUIBundle({
  url: '${OPENAPI_PATH}', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null,
});
`;

// Swagger UI sets style attributes and draws its icons from data URLs; scripts stay ours.
const POLICY =
  "default-src 'none';script-src 'self';connect-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;" +
  "base-uri 'none';form-action 'none';frame-ancestors 'none'";

/**
 * Swagger UI at `/docs`, from the copy that @nestjs/swagger brings and from no other host. Not through
 * `SwaggerModule.setup`: its page needs inline scripts and one more package to serve files.
 */
export function serveDocsPage(server: FastifyInstance): void {
  const require = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  const asset = (name: string): Buffer => readFileSync(require.resolve(`swagger-ui-dist/${name}`));

  const serve = (path: string, type: string, content: () => string | Buffer): void => {
    let body: string | Buffer | undefined;
    server.route({
      method: 'GET',
      url: path,
      handler: (_request, reply) =>
        reply
          .type(type)
          .header('content-security-policy', POLICY)
          .send((body ??= content())),
    });
  };
  serve('/docs', 'text/html; charset=utf-8', () => PAGE);
  serve('/docs/start.js', 'text/javascript; charset=utf-8', () => START);
  serve('/docs/swagger-ui.css', 'text/css; charset=utf-8', () => asset('swagger-ui.css'));
  serve('/docs/swagger-ui-bundle.js', 'text/javascript; charset=utf-8', () => asset('swagger-ui-bundle.js'));
}
