import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { ChangeEmailInput, ConfirmEmailChangeInput } from './email-change.input.ts';
import { ChangeEmailPayload, ConfirmEmailChangePayload } from './email-change.type.ts';

@Resolver()
export class EmailChangeResolver {
  @Access({ scope: 'account' })
  @Mutation(() => ChangeEmailPayload, {
    nullable: true,
    description: 'Asks for another address, which a mail with a link goes to.',
  })
  changeEmail(
    @Arg('input', () => ChangeEmailInput, { description: 'The new address.' }) input: ChangeEmailInput,
    @Ctx() { viewer, client, emailChanges }: Context,
  ) {
    return emailChanges.request(viewer, input, client);
  }

  @Mutation(() => ConfirmEmailChangePayload, { nullable: true, description: 'Takes the new address, by the mailed link.' })
  confirmEmailChange(
    @Arg('input', () => ConfirmEmailChangeInput, { description: 'The link.' }) { token }: ConfirmEmailChangeInput,
    @Ctx() { client, emailChanges }: Context,
  ) {
    return emailChanges.confirm(token, client);
  }
}
