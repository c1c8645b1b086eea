import { Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { UpdateKind } from '@parley/kit/live/update-kind';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How a file is now.' })
export class FileUpdate {
  @Shared()
  @Field(() => UpdateKind, { description: 'STARTED with what is now, EVENT when that changes.' })
  kind!: LiveEvent['kind'];
}
