import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { User } from '../user/user.type.ts';
import { AuditFilterInput } from './audit.input.ts';
import type { AuditRow } from './audit.service.ts';
import { AuditEntry, AuditEntryConnection } from './audit.type.ts';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Access({ role: 'ADMIN', scope: 'admin' })
  @Query(() => AuditEntryConnection, { nullable: true, description: 'What happened to the security of accounts, newest first.' })
  auditLog(
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Which entries: all of them, when it is left out.' })
    filter: AuditFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, audit }: Context,
  ) {
    return audit.page(viewer, filter ?? {}, page);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who did it, where somebody was signed in.' })
  actor(@Root() { actorId }: AuditRow, @Ctx() { people }: Context) {
    return actorId === null ? null : people.load(actorId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose account it was done to.' })
  subject(@Root() { subjectId }: AuditRow, @Ctx() { people }: Context) {
    return subjectId === null ? null : people.load(subjectId);
  }
}
