import type { NetworkTextName } from '#core/network-text/store.ts'

/** What the network says about itself in its own words, where it has said anything: who it is, and when its telephone is answered. */
export function NetworkWords({ said }: { said: Partial<Record<NetworkTextName, string>> }) {
  const lines = [said['phone-hours'], said['about-us']].filter((line) => line !== undefined)
  return (
    <>
      {lines.map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </>
  )
}
