/**
 * Does for all who asked meanwhile at once what it does for one: whoever asks while nothing is under way waits for nobody, and what is
 * done for him begins after he asked. What fails fails for all of it.
 */
export class Together<One, Done = void> {
  #last: Promise<unknown> = Promise.resolve();
  #next: { readonly asked: One[]; readonly done: Promise<Done> } | undefined;

  constructor(private readonly work: (asked: readonly One[]) => Promise<Done>) {}

  do(one: One): Promise<Done> {
    if (this.#next !== undefined) {
      this.#next.asked.push(one);
      return this.#next.done;
    }
    const asked = [one];
    const done = this.#last.then(() => {
      this.#next = undefined;
      return this.work(asked);
    });
    this.#next = { asked, done };
    this.#last = done.catch(() => undefined);
    return done;
  }
}
