/** A link somebody hands on: in a field of its own, so that it is taken whole. With script one press marks all of it. */
export function LinkToGive({ label, link }: { label: string; link: string }) {
  return (
    <div class="field">
      <label class="ds-label" for="link-to-give">
        {label}
      </label>
      <input class="ds-input" id="link-to-give" type="url" readonly value={link} dir="ltr" data-whole />
    </div>
  )
}
