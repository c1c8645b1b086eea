import { Access } from '@parley/kit/federated-schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { IceServers } from './ice.type.ts';

@Resolver()
export class IceServersResolver {
  @Access({ scope: 'messages:write' })
  @Query(() => IceServers, {
    nullable: true,
    description: 'Servers with which a device of the viewer sets up calls. Asked for before each call.',
  })
  iceServers(@Ctx() { viewer, ice }: Context) {
    return ice.serversFor(viewer);
  }
}
