import { Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { FaultyProxy } from '../event-store/faulty-proxy.js';
import { appendHandler } from './append-handler.js';
import { grpcAnswers } from './grpc-answers.js';
import { MemoryLog } from './memory-log.js';
import { wellBehaved, type Misbehaviour } from './misbehaviour.js';
import { readHandler } from './read-handler.js';

/**
 * A KurrentDB in memory, over real gRPC: the service definitions are those of the client package. It serves what
 * the adapter uses, and misbehaves on order.
 */
export class KurrentDbTestServer {
  readonly log = new MemoryLog();
  readonly misbehaviour: Misbehaviour = wellBehaved();

  private constructor(
    private readonly server: Server,
    /** Lies before it, and breaks what lies between. */
    readonly proxy: FaultyProxy,
  ) {}

  static async start({ maxAppendBytes }: { maxAppendBytes?: number } = {}): Promise<KurrentDbTestServer> {
    const server = new Server({ 'grpc.max_receive_message_length': -1 });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    const proxy = await FaultyProxy.start({ host: '127.0.0.1', port }, grpcAnswers);
    const started = new KurrentDbTestServer(server, proxy);
    const { log, misbehaviour } = started;
    const open = {
      log,
      misbehaviour,
      port: () => proxy.port,
      breakConnections: () => {
        proxy.dropConnections();
      },
    };
    server.addService(streamsService.StreamsService, {
      append: appendHandler({ ...open, ...(maxAppendBytes !== undefined && { maxAppendBytes }) }),
      read: readHandler(open),
    });
    server.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
    server.addService(gossipService.GossipService, { read: members(proxy) });
    return started;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.proxy.port}?tls=false`;
  }

  /** As {@link url}, but the client asks around who is the leader. */
  get clusterUrl(): string {
    return `esdb://127.0.0.1:${this.proxy.port},127.0.0.1:${this.proxy.port}?tls=false&gossipTimeout=1`;
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    this.server.forceShutdown();
  }
}

/** BatchAppend is named: the adapter has to stay away from it. */
function getSupportedMethods(
  _call: ServerUnaryCall<unknown, unknown>,
  answer: sendUnaryData<InstanceType<typeof features.SupportedMethods>>,
): void {
  const service = 'event_store.client.streams.streams';
  const methods = ['append', 'batchappend', 'read'].map((name) =>
    new features.SupportedMethod().setServiceName(service).setMethodName(name),
  );
  const supported = new features.SupportedMethods();
  answer(null, supported.setMethodsList(methods).setEventStoreServerVersion('0.0.0-test'));
}

function members(proxy: FaultyProxy) {
  return (
    _call: ServerUnaryCall<unknown, unknown>,
    answer: sendUnaryData<InstanceType<typeof gossip.ClusterInfo>>,
  ): void => {
    const member = new gossip.MemberInfo()
      .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(proxy.port));
    answer(null, new gossip.ClusterInfo().setMembersList([member]));
  };
}
