/** What JSON can carry. Event data, metadata and problem details are made of it. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
