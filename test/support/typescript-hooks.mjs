import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** TypeScript's NodeNext wants ".js" in the import; the file is a ".ts" or a ".tsx". */
export async function resolve(specifier, context, next) {
  const ours =
    specifier.startsWith('.') && specifier.endsWith('.js') && /\.tsx?$/.test(context.parentURL ?? '');
  if (!ours) return next(specifier, context);
  const stem = specifier.slice(0, -3);
  const isPage = existsSync(new URL(`${stem}.tsx`, context.parentURL));
  return next(`${stem}${isPage ? '.tsx' : '.ts'}`, context);
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename });
  return { format: 'module', source: code, shortCircuit: true };
}
