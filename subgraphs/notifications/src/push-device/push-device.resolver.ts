import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { RegisterPushDeviceInput } from './push-device.input.ts';
import { PushDevice, RegisterPushDevicePayload, RemovePushDevicePayload } from './push-device.type.ts';

@Resolver()
export class PushDeviceResolver {
  @Access({ scope: 'notifications:read' })
  @Query(() => String, {
    nullable: true,
    description: 'The public VAPID key, with which a browser subscribes to pushes from here; null where there is no web push.',
  })
  pushKey(@Ctx() { viewer, pushDevices }: Context) {
    return pushDevices.publicKey(viewer);
  }

  @Access({ scope: 'notifications:read' })
  @Query(() => [PushDevice], {
    nullable: true,
    description: 'The devices to which the viewer is pushed, those that were registered last first.',
  })
  pushDevices(@Ctx() { viewer, pushDevices }: Context) {
    return pushDevices.own(viewer);
  }

  @Access({ scope: 'notifications:write' })
  @Mutation(() => RegisterPushDevicePayload, {
    nullable: true,
    description:
      'Has the viewer pushed to a device until they remove it or end the session; the same one again renews it. Of more than 20 the oldest goes.',
  })
  async registerPushDevice(
    @Arg('input', () => RegisterPushDeviceInput, { description: 'Which device.' }) input: RegisterPushDeviceInput,
    @Ctx() { viewer, pushDevices }: Context,
  ) {
    return { device: await pushDevices.register(viewer, input) };
  }

  @Access({ scope: 'notifications:write' })
  @Mutation(() => RemovePushDevicePayload, { nullable: true, description: 'Ends pushes to a device of the viewer.' })
  async removePushDevice(
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Ctx() { viewer, pushDevices }: Context,
  ) {
    await pushDevices.remove(viewer, id);
    return { removedId: id };
  }
}
