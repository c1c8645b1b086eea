import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { FileConnection } from '../file/file.type.ts';
import { PersonalData } from './personal-data.type.ts';

@Resolver(() => PersonalData)
export class PersonalDataResolver {
  @Access({ scope: 'account' })
  @FieldResolver(() => FileConnection, {
    nullable: true,
    description: 'The files that the person has sent, newest first, with links to their contents.',
  })
  files(@Root() { id }: PersonalData, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, personalData }: Context) {
    return personalData.filesOf(viewer, id, page);
  }
}
