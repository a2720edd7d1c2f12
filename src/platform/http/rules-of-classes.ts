import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * Has class-validator gather the rules of a class once, and not for each object that it checks: it looks for inherited ones among
 * all classes that have any. Whatever is said of a class later counts, as it did.
 */
export function gatherRulesOnce(storage: Storage = getMetadataStorage()): void {
  if (gathering.has(storage)) return;
  gathering.add(storage);
  const known = new Map<unknown, Rules>();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const add = storage.addValidationMetadata.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // By groups or another schema nobody here asks.
    if ((schema as string | undefined) !== undefined || always || strictGroups || groups !== undefined)
      return gather(target, schema, always, strictGroups, groups);
    let rules = known.get(target);
    if (rules === undefined) known.set(target, (rules = gather(target, schema, always, strictGroups)));
    return rules;
  };
  storage.addValidationMetadata = (metadata) => {
    known.clear();
    add(metadata);
  };
}

const gathering = new WeakSet<Storage>();
