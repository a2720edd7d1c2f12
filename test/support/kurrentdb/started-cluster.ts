import { freePort, StartedServer } from './started-server.js';

const NODES = 3;

/** Real servers, each with the log of all (see `StartedServer`). */
export class StartedCluster {
  #killed: StartedServer | undefined;

  private constructor(private readonly nodes: readonly StartedServer[]) {}

  static async start(command: string): Promise<StartedCluster> {
    const ports = await Promise.all(Array.from({ length: NODES }, freePort));
    const nodes = await Promise.all(
      ports.map((port) => {
        const others = ports.filter((other) => other !== port).map((other) => `127.0.0.1:${other}`);
        return StartedServer.prepare(command, port, [
          `--cluster-size=${NODES}`,
          '--discover-via-dns=false',
          `--gossip-seed=${others.join()}`,
        ]);
      }),
    );
    await Promise.all(nodes.map((node) => node.restart()));
    return new StartedCluster(nodes);
  }

  get url(): string {
    return `esdb://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join()}?tls=false`;
  }

  /** As by a power cut. */
  async kill(): Promise<void> {
    const states = await Promise.all(this.nodes.map((node) => node.state()));
    this.#killed = this.nodes[states.indexOf('leader')]!;
    await this.#killed.kill();
  }

  /** The one that was killed. Resolves when it leads or follows. */
  async restart(): Promise<void> {
    await this.#killed?.restart();
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }
}
