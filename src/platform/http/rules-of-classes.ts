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
  const known = new Map<unknown, Map<string | undefined, Rules>>();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const add = storage.addValidationMetadata.bind(storage);
  // Of an object within another its class is named too.
  storage.getTargetValidationMetadatas = (target, within, always, strictGroups, groups) => {
    // By groups nobody here asks.
    if (always || strictGroups || groups !== undefined)
      return gather(target, within, always, strictGroups, groups);
    const its = known.get(target) ?? new Map<string | undefined, Rules>();
    const rules = its.get(within) ?? gather(target, within, always, strictGroups);
    known.set(target, its.set(within, rules));
    return rules;
  };
  storage.addValidationMetadata = (metadata) => {
    known.clear();
    add(metadata);
  };
}

const gathering = new WeakSet<Storage>();
