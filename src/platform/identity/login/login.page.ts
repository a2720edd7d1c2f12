/** A provider people may choose. */
export interface LoginChoice {
  readonly label: string;
  /** Where choosing it leads, on this desk. */
  readonly href: string;
}

/** What is left to do after a logout here. */
export interface LoggedOut {
  /** Where to end the session at the provider too; absent where it has no such page. */
  readonly providerLogout: { readonly label: string; readonly href: string } | undefined;
}

/** How the pages of the login look: given by whoever has a look. */
export interface LoginPages {
  /** Where whoever logs in without having been anywhere begins. */
  readonly home: string;
  choose(choices: readonly LoginChoice[]): string;
  loggedOut(page: LoggedOut): string;
}

/** Injection token of the {@link LoginPages}. */
export const LOGIN_PAGES = Symbol('login pages');
