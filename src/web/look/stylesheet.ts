import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { OWN_STYLES } from './own-styles.js';

/** Components of the NL Design System that our pages use (EUPL-1.2; their notices stay in the sheet). */
const COMPONENTS = [
  ...['alert', 'button', 'checkbox', 'data-list', 'document', 'form-field'],
  ...['form-field-description', 'form-field-error-message', 'form-fieldset', 'form-label'],
  ...['heading-1', 'heading-2', 'heading-3', 'link', 'ordered-list', 'page-body', 'page-footer'],
  ...['page-header', 'page-layout', 'paragraph', 'radio-button', 'root', 'select', 'separator'],
  ...['skip-link', 'table', 'textarea', 'textbox', 'unordered-list'],
];
const THEME = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';

const require = createRequire(import.meta.url);
const read = (path: string): string => readFileSync(require.resolve(path), 'utf8');

/** One sheet for all pages: the theme's values that are used, the components, and our own on top. */
export function stylesheet(): string {
  const components = COMPONENTS.map((name) => read(`@utrecht/${name}-css/dist/index.css`)).join('\n');
  const theme = pruned(read(THEME), components + OWN_STYLES);
  return [
    '@layer theme, nlds, own;',
    `@layer theme {\n.voorbeeld-theme {\n${theme}\n}\n}`,
    `@layer nlds {\n${components}\n}`,
    `@layer own {\n${OWN_STYLES}\n}`,
  ].join('\n');
}

/** The values that something refers to, and those that they refer to in turn. */
function pruned(theme: string, user: string): string {
  const values = new Map(
    [...theme.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const used = new Set<string>();
  const follow = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
      const value = values.get(name);
      if (value === undefined || used.has(name)) continue;
      used.add(name);
      follow(value);
    }
  };
  follow(user);
  return [...used].map((name) => `${name}: ${values.get(name) ?? ''};`).join('\n');
}
