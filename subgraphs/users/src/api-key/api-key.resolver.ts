import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { CreateApiKeyInput } from './api-key.input.ts';
import { ApiKey, CreateApiKeyPayload, RevokeApiKeyPayload } from './api-key.type.ts';

@Resolver()
export class ApiKeyResolver {
  @Access({ scope: 'account' })
  @Query(() => [ApiKey], { nullable: true, description: "The viewer's API keys, the newest first." })
  apiKeys(@Ctx() { viewer, apiKeys }: Context) {
    return apiKeys.list(viewer);
  }

  @Access({ scope: 'account' })
  @Mutation(() => CreateApiKeyPayload, { nullable: true, description: 'Makes an API key.' })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The new key.' }) input: CreateApiKeyInput,
    @Ctx() { viewer, client, apiKeys }: Context,
  ) {
    return apiKeys.create(viewer, input, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => RevokeApiKeyPayload, { nullable: true, description: 'Makes an API key worth nothing, within a second.' })
  revokeApiKey(
    @Arg('id', () => ID, { description: 'The key to revoke.' }) id: string,
    @Ctx() { viewer, client, apiKeys }: Context,
  ) {
    return apiKeys.revoke(viewer, id, client);
  }
}
