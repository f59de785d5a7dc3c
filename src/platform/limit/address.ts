import { isIP } from 'node:net'

type Sight = {
  /** Where the connection comes from. */
  socket: string | undefined
  /** The X-Forwarded-For header: what each proxy saw, the nearest last. Everything before our own proxies may be made up. */
  forwardedFor: string | undefined
  /** How many proxies of our own stand in front (TRUST_PROXY). */
  hops: number
}

/**
 * The address a request comes from. With n proxies of ours it is the n-th from the right of X-Forwarded-For, which our outermost proxy
 * has written; whatever a client puts in front of that changes nothing. A header that is too short did not pass our proxies: then it
 * is the connection itself.
 */
export function clientAddress({ socket, forwardedFor, hops }: Sight): string {
  const seen = (forwardedFor ?? '').split(',').map((one) => addressIn(one.trim()))
  const told = hops > 0 ? seen.at(-hops) : undefined
  return told ?? addressIn(socket ?? '') ?? ''
}

/** Without port and brackets; undefined when it is no address. */
function addressIn(text: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
  return isIP(address) ? address : undefined
}

/** What is counted as one: an IPv4 address, or the /64 network that one IPv6 household gets. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const front = head ? head.split(':') : []
  const back = address.includes('::') && tail ? tail.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group])) : []
  const zeros = address.includes('::') ? Array.from({ length: 8 - front.length - back.length }, () => '0') : []
  const groups = [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.slice(0, 4).join(':')}::/64`
}
