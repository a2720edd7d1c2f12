import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { PUBLIC_ROUTE } from './public.decorator.js';
import { ROUTE_ACTION } from './route-action.decorator.js';
import { ROUTE_LOOKS, type RouteLooks } from './route-looks.decorator.js';

/** A route of a controller and who may call it: anybody, or who the policy lets do `action`. */
export interface DeclaredRoute {
  readonly handler: string;
  readonly method: string;
  /** As the server knows it, e.g. `/v1/breaches/:id`. */
  readonly path: string;
  readonly public: boolean;
  readonly action: string | undefined;
  /** What somebody looks at by it, where it is a look. */
  readonly looks: RouteLooks | undefined;
}

/** Every route of every controller of the application. */
export function declaredRoutes(app: INestApplicationContext): readonly DeclaredRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Type<object>),
  );
  return [...new Set(controllers)].flatMap(routesOf);
}

/** Deny by default, at start-up: a route nobody decided about is a mistake, not an open door. @throws Error */
export function assertEveryRouteIsDecided(app: INestApplicationContext): void {
  const undecided = declaredRoutes(app).filter((route) => route.public === (route.action !== undefined));
  if (undecided.length > 0)
    throw new Error(
      `Each route needs either @Action or @Public: ${undecided.map(({ handler }) => handler).join(', ')}`,
    );
}

function routesOf(controller: Type<object>): readonly DeclaredRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  const scanner = new MetadataScanner();
  return scanner.getAllMethodNames(prototype).flatMap((methodName) => {
    const handler = prototype[methodName] ?? {};
    const path = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
    if (path === undefined) return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    const prefix = Reflect.getMetadata(PATH_METADATA, controller) as string | string[];
    return [prefix].flat().flatMap((before) =>
      [path].flat().map((after) => ({
        handler: `${controller.name}.${methodName}`,
        method: RequestMethod[method],
        path: joined(before, after),
        public: Reflect.getMetadata(PUBLIC_ROUTE, handler) === true,
        action: Reflect.getMetadata(ROUTE_ACTION, handler) as string | undefined,
        looks: Reflect.getMetadata(ROUTE_LOOKS, handler) as RouteLooks | undefined,
      })),
    );
  });
}

function joined(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((segment) => segment !== '')
    .join('/')}`;
}
