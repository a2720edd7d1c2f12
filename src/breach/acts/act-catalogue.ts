import { Injectable, type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { ActResult, AskedAct } from './act-on-breach.command.js';
import { DECLARED_ACT, inBody, type DeclaredAct } from './declared-act.js';

/** One act that the API offers on a dossier: the same DTO checks its body, and the same code carries it out. */
export interface Act extends DeclaredAct {
  /** As the contract calls it, such as `recordDecision`. */
  readonly name: string;
  /** DTO of its body. */
  readonly body: Type<object>;
  /** Names of what its path holds beside the dossier. */
  readonly parameters: readonly string[];
  /** @throws as `ActOnBreach` does; a refusal names the field of the body */
  perform(asked: AskedAct, parameters: readonly string[], body: object): Promise<ActResult>;
}

type Perform = (asked: AskedAct, ...rest: unknown[]) => Promise<ActResult>;

/** Every act of the API, for whoever offers them otherwise than by HTTP: a page is a form over the same (ADR 26). */
@Injectable()
export class ActCatalogue {
  #acts: ReadonlyMap<string, Act> | undefined;
  #byPath: ReadonlyMap<string, string> | undefined;

  constructor(private readonly modules: ModulesContainer) {}

  all(): readonly Act[] {
    return [...this.byName().values()];
  }

  find(name: string): Act | undefined {
    return this.byName().get(name);
  }

  /** Their names by the path of the API that each is, below the dossier. */
  byPath(): ReadonlyMap<string, string> {
    return (this.#byPath ??= new Map(this.all().map(({ path, name }) => [path, name])));
  }

  /** Read at first use: controllers exist only once the application does. */
  private byName(): ReadonlyMap<string, Act> {
    return (this.#acts ??= new Map(
      [...this.modules.values()]
        .flatMap((module) => [...module.controllers.values()])
        .flatMap(({ metatype, instance }) => actsOf(metatype as Type<object>, instance))
        .map((act) => [act.name, act]),
    ));
  }
}

function actsOf(controller: Type<object>, instance: object): readonly Act[] {
  const prototype = controller.prototype as Record<string, Perform>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const method = prototype[name];
    const declared =
      method && (Reflect.getMetadata(DECLARED_ACT, method) as Omit<DeclaredAct, 'path'> | undefined);
    if (method === undefined || declared === undefined) return [];
    const types = Reflect.getMetadata('design:paramtypes', prototype, name) as readonly Type<object>[];
    const [prefix, path] = [controller, method].map(
      (place) => Reflect.getMetadata(PATH_METADATA, place as object) as string,
    );
    const whole = `${prefix}/${path}`.replace(/^.*:id\/*/, '');
    return [
      {
        ...declared,
        name,
        path: whole,
        body: types.at(-1) as Type<object>,
        parameters: [...whole.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter),
        perform: async (asked: AskedAct, parameters: readonly string[], body: object) => {
          try {
            return await method.call(instance, asked, ...parameters, body);
          } catch (error) {
            throw inBody(error, declared.fields);
          }
        },
      },
    ];
  });
}
