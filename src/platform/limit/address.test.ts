import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAddress, networkOf } from './address.ts'

test.each<[string, number, string | undefined, string]>([
  ['without proxies the header is nobody’s word', 0, '203.0.113.9', '192.0.2.1'],
  ['without a header', 0, undefined, '192.0.2.1'],
  ['one proxy wrote the last entry', 1, '203.0.113.9', '203.0.113.9'],
  ['what a client made up stands before it', 1, '1.2.3.4, 203.0.113.9', '203.0.113.9'],
  ['two proxies wrote the last two', 2, '1.2.3.4, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
  ['a header too short did not come through them', 2, '203.0.113.9', '192.0.2.1'],
  ['no header did not come through them', 1, undefined, '192.0.2.1'],
  ['an empty header', 1, '', '192.0.2.1'],
  ['a made-up word is no address', 1, '1.2.3.4, unknown', '192.0.2.1'],
  ['a port is no part of it', 1, '203.0.113.9:51423', '203.0.113.9'],
  ['IPv6 with brackets and port', 1, '[2001:db8::1]:51423', '2001:db8::1'],
])('%s', (_, hops, forwardedFor, expected) => {
  expect(clientAddress({ socket: '::ffff:192.0.2.1', forwardedFor, hops })).toBe(expected)
})

test('whatever a client writes before what our proxies write, the address is the same', () => {
  const forged = fc.string({ maxLength: 60 })
  fc.assert(
    fc.property(forged, fc.integer({ min: 1, max: 3 }), (lie, hops) => {
      const ours = ['203.0.113.9', '10.0.0.1', '10.0.0.2'].slice(0, hops).join(', ')
      expect(clientAddress({ socket: '10.0.0.9', forwardedFor: `${lie}, ${ours}`, hops })).toBe('203.0.113.9')
    }),
  )
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0000::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2:3::192.0.2.1', '2001:db8:1:2::/64'],
  ['', ''],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
