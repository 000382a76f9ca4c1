// Reads a JSON object that contains a list too long for memory: the items of the list one by one, and the other members.

import {Tokenizer, TokenParser} from '@streamparser/json';
import {exactNumber} from '../../values/exact-number.ts';
import {FaultyResponse} from './http/answer.ts';
import {type StreamedBody, TransportError} from './http/request.ts';

/** Keeps the digits of numbers as received. */
class ExactTokenizer extends Tokenizer {
  override parseNumber(digits: string): number {
    return exactNumber(digits) as number;
  }
}

type Names = {
  /** The member that contains the list. */
  readonly list: string;
  readonly others: readonly string[];
};

/**
 * Yields the items of the list in batches. Returns the members: those that were asked for, and the list, which is empty
 * if it is an array.
 *
 * @throws FaultyResponse if the body is not JSON
 * @throws TransportError if it was cut off
 */
export async function* jsonList(
  {chunks}: StreamedBody,
  {list, others}: Names,
): AsyncGenerator<readonly unknown[], Readonly<Record<string, unknown>>> {
  const members: Record<string, unknown> = {};
  let items: unknown[] = [];
  const parser = new TokenParser({paths: [...others, list, `${list}.*`].map((name) => `$.${name}`)});
  parser.onValue = ({value, key, parent, stack}) => {
    if (stack.length === 1) members[String(key)] = value;
    else items.push(value);
    // Otherwise, the parser would keep all items.
    if (stack.length > 1 && Array.isArray(parent)) parent.length = 0;
  };
  const tokenizer = new ExactTokenizer();
  tokenizer.onToken = (token) => parser.write(token);
  parser.onEnd = () => tokenizer.end();
  try {
    for await (const chunk of chunks()) {
      tokenizer.write(chunk);
      yield items;
      items = [];
    }
  } catch (error) {
    throw error instanceof TransportError ? error : new FaultyResponse('a body that is not JSON');
  }
  if (!parser.isEnded) throw new FaultyResponse('a body that is not JSON');
  return members;
}
