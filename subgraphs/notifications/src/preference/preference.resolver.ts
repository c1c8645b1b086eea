import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { SetNotificationPreferencesInput } from './preference.input.ts';
import { NotificationPreferences, SetNotificationPreferencesPayload } from './preference.type.ts';

@Resolver()
export class PreferenceResolver {
  @Access({ scope: 'notifications:read' })
  @Query(() => NotificationPreferences, { nullable: true, description: 'How the viewer wants to be told.' })
  notificationPreferences(@Ctx() { viewer, preferences }: Context) {
    return preferences.own(viewer);
  }

  @Access({ scope: 'notifications:write' })
  @Mutation(() => SetNotificationPreferencesPayload, { nullable: true, description: 'Chooses how the viewer is told.' })
  async setNotificationPreferences(
    @Arg('input', () => SetNotificationPreferencesInput, { description: 'What is to be otherwise.' })
    input: SetNotificationPreferencesInput,
    @Ctx() { viewer, preferences }: Context,
  ): Promise<SetNotificationPreferencesPayload> {
    return { preferences: await preferences.set(viewer, input) };
  }
}
