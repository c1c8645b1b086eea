import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A server that helps two devices to reach each other, as RTCPeerConnection takes it.' })
export class IceServer {
  @Field(() => [String], { description: 'Where it is: addresses that begin with stun:, stuns:, turn: or turns:.' })
  urls!: readonly string[];

  @Field(() => String, { nullable: true, description: 'As whom the viewer uses it; null where anybody may.' })
  username!: string | null;

  @Field(() => String, { nullable: true, description: 'The password that belongs to the name.' })
  credential!: string | null;
}

@ObjectType({ description: 'All servers that help with calls.' })
export class IceServers {
  @Field(() => [IceServer], { description: 'The servers; none where the operator has named none.' })
  servers!: IceServer[];

  @Field(() => Date, { nullable: true, description: 'Until when calls can be begun with these; null when that does not end.' })
  expiresAt!: Date | null;
}
