import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import {
  ConfirmTwoFactorInput,
  DisableTwoFactorInput,
  RenewRecoveryCodesInput,
  StartTwoFactorInput,
} from './two-factor.input.ts';
import {
  ConfirmTwoFactorPayload,
  DisableTwoFactorPayload,
  RenewRecoveryCodesPayload,
  StartTwoFactorPayload,
  TwoFactor,
} from './two-factor.type.ts';

@Resolver()
export class TwoFactorResolver {
  @Access({ scope: 'account' })
  @Query(() => TwoFactor, { nullable: true, description: "How the viewer's log-in is secured beyond the password." })
  twoFactor(@Ctx() { viewer, twoFactor }: Context) {
    return twoFactor.state(viewer);
  }

  @Access({ scope: 'account' })
  @Mutation(() => StartTwoFactorPayload, {
    nullable: true,
    description: 'Gives a secret for an authenticator; confirmTwoFactor turns it on.',
  })
  startTwoFactor(
    @Arg('input', () => StartTwoFactorInput, { description: 'What shows that it is the person.' })
    { password }: StartTwoFactorInput,
    @Ctx() { viewer, client, twoFactor }: Context,
  ) {
    return twoFactor.start(viewer, password, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => ConfirmTwoFactorPayload, { nullable: true, description: 'Turns two-factor authentication on.' })
  confirmTwoFactor(
    @Arg('input', () => ConfirmTwoFactorInput, { description: 'The first code.' }) { code }: ConfirmTwoFactorInput,
    @Ctx() { viewer, client, twoFactor }: Context,
  ) {
    return twoFactor.confirm(viewer, code, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => DisableTwoFactorPayload, { nullable: true, description: 'Turns two-factor authentication off.' })
  disableTwoFactor(
    @Arg('input', () => DisableTwoFactorInput, { description: 'What shows that it is the person.' }) input: DisableTwoFactorInput,
    @Ctx() { viewer, client, twoFactor }: Context,
  ) {
    return twoFactor.disable(viewer, input, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => RenewRecoveryCodesPayload, { nullable: true, description: 'Makes other recovery codes.' })
  renewRecoveryCodes(
    @Arg('input', () => RenewRecoveryCodesInput, { description: 'What shows that it is the person.' })
    { password }: RenewRecoveryCodesInput,
    @Ctx() { viewer, client, twoFactor }: Context,
  ) {
    return twoFactor.renewRecoveryCodes(viewer, password, client);
  }
}
