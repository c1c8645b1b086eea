import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import type { ResponsePath } from './cursor.ts';
import { type Data, isData, own } from './data.ts';
import { leafCheck } from './leaf.ts';

/** A place where the subgraphs' data did not fit the schema, and so became null. */
export interface Misfit {
  path: ResponsePath;
  message: string;
}

/** Gives gathered data the shape that an operation asked for: nothing more, nothing of another type, nulls moved up. */
export type Shape = (gathered: Data) => { data: Data | null; misfits: Misfit[] };

export interface ShapeSource {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Those that decide what is skipped; a shape holds for one set of their values. */
  variables: Data;
}

/** A non-null value that is null: what holds it becomes null too. */
const MISSING = Symbol('missing');
type Complete = (value: unknown, state: State) => unknown;

interface State {
  path: (string | number)[];
  misfits: Misfit[];
}

interface FieldShape {
  name: string;
  /** Null for `__typename`, which is known from the object. */
  complete: Complete | null;
}

export function createShape(source: ShapeSource, root: GraphQLCompositeType, selectionSets: readonly FieldNode[]): Shape {
  const complete = objectShape(source, root, selectionSets);
  return (gathered) => {
    const state: State = { path: [], misfits: [] };
    return { data: complete(gathered, state) as Data | null, misfits: state.misfits };
  };
}

function completeAs(source: ShapeSource, type: GraphQLOutputType, nodes: readonly FieldNode[], place: string): Complete {
  if (isNonNullType(type)) {
    const complete = completeAs(source, type.ofType, nodes, place);
    return (value, state) => {
      const told = state.misfits.length;
      const completed = value === null || value === undefined ? null : complete(value, state);
      if (completed !== null) return completed;
      if (state.misfits.length === told) misfit(state, `${place} is null and may not be.`);
      return MISSING;
    };
  }
  const complete = isListType(type)
    ? listShape(completeAs(source, type.ofType, nodes, place), place)
    : isLeafType(type)
      ? leafShape(leafCheck(type), place)
      : objectShape(source, getNullableType(type) as GraphQLCompositeType, nodes);
  return (value, state) => (value === null || value === undefined ? null : complete(value, state));
}

function leafShape(fits: ((value: unknown) => boolean) | null, place: string): Complete {
  if (fits === null) return (value) => value;
  return (value, state) => (fits(value) ? value : misfit(state, `${place} has a value that its type does not allow.`));
}

function listShape(complete: Complete, place: string): Complete {
  return (value, state) => {
    if (!Array.isArray(value)) return misfit(state, `${place} is not a list.`);
    const items = new Array(value.length);
    const at = state.path.push(0) - 1;
    let missing = false;
    for (let index = 0; index < items.length; index += 1) {
      state.path[at] = index;
      const item = complete(value[index], state);
      if (item === MISSING) missing = true;
      items[index] = item;
    }
    state.path.pop();
    return missing ? null : items;
  };
}

function objectShape(source: ShapeSource, type: GraphQLCompositeType, nodes: readonly FieldNode[]): Complete {
  const shapes = new Map<string, FieldShape[]>();
  const shapeOf = (name: string): FieldShape[] | null => {
    const known = shapes.get(name);
    if (known !== undefined) return known;
    const runtime = name === type.name ? type : source.schema.getType(name);
    if (!isCompositeType(runtime) || !standsFor(source.schema, runtime, type)) return null;
    const made = fieldShapes(source, runtime, nodes);
    shapes.set(name, made);
    return made;
  };
  return (value, state) => {
    if (!isData(value)) return misfit(state, `${type.name} is not an object.`);
    const named = own(value, '__typename') ?? type.name;
    const shape = typeof named === 'string' ? shapeOf(named) : null;
    if (shape === null) return misfit(state, `An object is of no type that ${type.name} may be.`);
    const shaped: Data = {};
    for (const field of shape) {
      if (field.complete === null) {
        if (!isObjectType(source.schema.getType(named as string))) return misfit(state, `The type of ${type.name} is not known.`);
        shaped[field.name] = named;
        continue;
      }
      state.path.push(field.name);
      const completed = field.complete(own(value, field.name), state);
      state.path.pop();
      if (completed === MISSING) return null;
      shaped[field.name] = completed;
    }
    return shaped;
  };
}

function fieldShapes(source: ShapeSource, type: GraphQLCompositeType, nodes: readonly FieldNode[]): FieldShape[] {
  const shapes: FieldShape[] = [];
  for (const [name, [first, ...others]] of collectFields(source, type, nodes)) {
    const field = first.name.value;
    if (field === '__typename') {
      shapes.push({ name, complete: null });
    } else if (field === '__schema' || field === '__type') {
      shapes.push({ name, complete: (value) => value ?? null });
    } else if ('getFields' in type) {
      const definition = type.getFields()[field];
      if (definition !== undefined) {
        shapes.push({ name, complete: completeAs(source, definition.type, [first, ...others], `${type.name}.${field}`) });
      }
    }
  }
  return shapes;
}

function standsFor(schema: GraphQLSchema, runtime: GraphQLCompositeType, type: GraphQLCompositeType): boolean {
  if (runtime === type) return true;
  return isAbstractType(type) && 'getInterfaces' in runtime && schema.isSubType(type, runtime);
}

function misfit(state: State, message: string): null {
  state.misfits.push({ path: [...state.path], message });
  return null;
}
