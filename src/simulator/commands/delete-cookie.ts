// DELETE COOKIE: ends an end-user session (reference 3.28).
import { failure, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function deleteCookie(call: Call): Reply {
  const cookie = call.attributes.given('cookie') ?? call.top.given('cookie');
  return cookie !== undefined && call.world.cookies.delete(cookie)
    ? success('Cookie deleted successfully')
    : failure(415, 'Invalid cookie');
}
