const LONGEST_NAME = 200;

/**
 * What a file is called, out of what its sender says: the last part of a path, without anything that cannot be seen or that
 * turns text round (as in "gpj.exe"). Nothing where no name is left.
 */
export function fileName(sent: string | undefined): string | undefined {
  const name = (sent ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  if (name === undefined || /^\.*$/.test(name)) return undefined;
  const letters = Array.from(name);
  if (letters.length <= LONGEST_NAME) return name;
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, LONGEST_NAME - Array.from(extension).length).join('') + extension;
}

/** As a header says it, to be kept and not shown (RFC 6266). */
export function keptAs(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
