// A fault, loaded before the application: what was renamed is said to be on disk before its folder is.
import { open } from 'node:fs/promises';

const some = await open(new URL(import.meta.url));
Object.getPrototypeOf(some).sync = () => Promise.resolve();
await some.close();
