import ts from 'typescript';

/** Whatever an event can hold at one place: `Personal`, a literal, a count or flag, or the name of its type as it is written. */
export interface Leaf {
  readonly event: string;
  /** JSON pointer; `*` is every place of a list. */
  readonly pointer: string;
  readonly kind: string;
}

/** Read by the compiler: what somebody adds to an event is here without being named. @param union a type of events, exported by the file */
export function leavesOfEvents(path: string, union: string): readonly Leaf[] {
  const config = ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([path], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(path)!)!;
  const symbol = checker.getExportsOfModule(module).find(({ name }) => name === union)!;
  const found: Leaf[] = [];

  for (const event of membersOf(checker.getDeclaredTypeOfSymbol(symbol))) {
    const field = (name: string): ts.Type => checker.getTypeOfSymbol(event.getProperty(name)!);
    const name = (field('type') as ts.StringLiteralType).value;
    const leaf = (pointer: string, kind: string): unknown => found.push({ event: name, pointer, kind });
    const inner = (type: ts.Type, pointer: string, written: string): void => {
      for (const each of membersOf(type)) {
        if (isPersonal(each)) leaf(pointer, 'Personal');
        else if (
          each.flags &
          (ts.TypeFlags.StringLiteral | ts.TypeFlags.BooleanLiteral | ts.TypeFlags.NumberLiteral)
        )
          leaf(pointer, 'literal');
        else if (each.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike))
          leaf(pointer, 'count or flag');
        else if (isText(each)) leaf(pointer, written);
        else if (checker.isArrayType(each) || checker.isTupleType(each))
          for (const entry of checker.getTypeArguments(each as ts.TypeReference))
            inner(entry, `${pointer}/*`, written.replace(/^(?:readonly )?\(?(.*?)\)?\[\]$/u, '$1'));
        else {
          for (const { type: entry } of checker.getIndexInfosOfType(each))
            inner(entry, `${pointer}/*`, written);
          for (const property of checker.getPropertiesOfType(each))
            inner(checker.getTypeOfSymbol(property), `${pointer}/${property.name}`, writtenTypeOf(property));
        }
      }
    };
    inner(field('data'), '', '');
  }
  return [...new Map(found.map((leaf) => [JSON.stringify(leaf), leaf])).values()];
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  const members = type.isUnion() ? type.types : [type];
  return members.filter(
    ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)),
  );
}

/** One of the forms that a personal value has. */
function isPersonal(type: ts.Type): boolean {
  const has = (name: string): boolean => type.getProperty(name) !== undefined;
  return has('scope') && ['value', 'sealed', 'erased', 'unreadable'].some(has);
}

/** A branded one too. */
function isText(type: ts.Type): boolean {
  return (type.isIntersection() ? type.types : [type]).some(({ flags }) => flags & ts.TypeFlags.StringLike);
}

function writtenTypeOf({ declarations = [] }: ts.Symbol): string {
  const [declaration] = declarations;
  return declaration !== undefined && ts.isPropertySignature(declaration)
    ? (declaration.type?.getText() ?? '')
    : '';
}
