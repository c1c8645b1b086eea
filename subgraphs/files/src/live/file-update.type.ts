import { Shared } from '@parley/kit/federated-schema';
import { Field, ObjectType } from 'type-graphql';
import { UpdateKind } from './update-kind.type.ts';

@ObjectType({ description: 'How a file is now.' })
export class FileUpdate {
  @Shared()
  @Field(() => UpdateKind, { description: 'STARTED with what is now, EVENT when that changes.' })
  kind!: UpdateKind;
}
