/** Requests that a browser has under way to one server; the others wait in the browser. */
const AT_ONCE = 6;

/**
 * What a browser is to a login: cookies by host, whatever the port, redirects that can be looked at, and no more at once than
 * browsers ask. Readers of dossiers take turns (ADR 59): who asks for seventy at once is told after ten seconds that it is too much.
 */
export class Browser {
  private readonly jar = new Map<string, Map<string, string>>();
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;

  /** One request, no redirect followed. */
  async ask(url: string | URL, init: RequestInit = {}): Promise<Response> {
    if (this.underWay < AT_ONCE) this.underWay++;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await this.request(url, init);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.underWay--;
      else next();
    }
  }

  private async request(url: string | URL, init: RequestInit): Promise<Response> {
    const { hostname } = new URL(url);
    const cookies = this.jar.get(hostname) ?? new Map<string, string>();
    this.jar.set(hostname, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie !== '' && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects until there is a page, or one leads to a place that `stop` names. */
  async go(url: string | URL, stop?: (next: URL) => boolean, init: RequestInit = {}): Promise<Page> {
    let at = new URL(url);
    let response = await this.ask(at, init);
    for (let step = 0; step < 10; step++) {
      const location = response.headers.get('location');
      if (location === null) return { url: at, response, text: await response.text() };
      at = new URL(location, at);
      if (stop?.(at) === true) return { url: at, response, text: '' };
      response = await this.ask(at);
    }
    throw new Error('redirected without end');
  }

  /** Sends a form from a page of the same origin. */
  post(
    url: string | URL,
    form: Record<string, string> | [string, string][],
    stop?: (next: URL) => boolean,
  ): Promise<Page> {
    const headers = { 'sec-fetch-site': 'same-origin' };
    return this.go(url, stop, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  cookie(url: string, name: string): string | undefined {
    return this.jar.get(new URL(url).hostname)?.get(name);
  }

  setCookie(url: string, name: string, value: string): void {
    this.jar.get(new URL(url).hostname)?.set(name, value);
  }
}

export interface Page {
  readonly url: URL;
  readonly response: Response;
  readonly text: string;
}
