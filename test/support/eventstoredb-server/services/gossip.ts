import type { handleUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { derivedId, systemClock } from '#kernel';
import { isServiceError, type Node } from '../node.js';
import { thrownByHandler } from '../wire/statuses.js';
import { uuidMessage } from '../wire/uuid.js';

/** Returns the nodes of the cluster and the leader, as this node sees them. */
export const gossipOf =
  (node: Node): handleUnaryCall<shared.Empty, gossip.ClusterInfo> =>
  (_call, answer) => {
    const clusterInfo = async (): Promise<gossip.ClusterInfo> => {
      await node.faults.take('gossip')?.strike('before commit');
      const { VNodeState } = gossip.MemberInfo;
      const leader = node.faults.leader;
      const members = [member(node.address, leader ? VNodeState.FOLLOWER : VNodeState.LEADER)];
      if (leader) members.push(member(leader, VNodeState.LEADER));
      return new gossip.ClusterInfo().setMembersList(members);
    };
    clusterInfo().then(
      (info) => answer(null, info),
      (error: unknown) => answer(isServiceError(error) ? error : thrownByHandler()),
    );
  };

function member(at: Node['address'], state: gossip.MemberInfo.VNodeState): gossip.MemberInfo {
  const endpoint = new gossip.EndPoint().setAddress(at.host);
  endpoint.setPort(at.port);
  const info = new gossip.MemberInfo().setInstanceId(uuidMessage(derivedId(`${at.host}:${at.port}`)));
  info.setTimeStamp((BigInt(Date.parse(systemClock.now())) * 10_000n).toString());
  info.setState(state);
  info.setIsAlive(true);
  return info.setHttpEndPoint(endpoint);
}
